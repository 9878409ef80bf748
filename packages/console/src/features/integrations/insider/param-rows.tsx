import { Button, Stack, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useFormTools } from './form-tools.ts';
import { blankParamRow } from './form-values.ts';
import { MapHead } from './map-row.tsx';
import { ParamRow, type ParamList } from './param-row.tsx';
import type { SuggestionGroup } from './suggest.ts';
import { useRows } from './use-rows.ts';
import { MissingParams } from './missing-params.tsx';

interface ParamRowsProps {
  readonly list: ParamList;
  readonly fields: readonly SuggestionGroup[];
  /** What it means that there are no rows. */
  readonly empty: string;
  /** The event in Insider whose required parameters are to be shown. */
  readonly target?: string;
}

/** The parameters of an event. */
export function ParamRows({ list, fields, empty, target }: ParamRowsProps): ReactElement {
  const { readOnly } = useFormTools();
  const { keys, add, move, duplicate, remove } = useRows(list, 'from');
  return (
    <Stack gap="xs">
      {target !== undefined && (
        <MissingParams list={list} target={target} onAdd={(to) => add({ ...blankParamRow(), to }, 'from')} />
      )}
      {keys.length === 0 ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        <MapHead ours="Causeway parameter" theirs="Insider parameter" />
      )}
      {keys.map((key, index) => (
        <ParamRow
          key={key}
          list={list}
          index={index}
          last={index === keys.length - 1}
          fields={fields}
          move={move}
          duplicate={duplicate}
          remove={remove}
        />
      ))}
      {!readOnly && (
        <div>
          <Button
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => add(blankParamRow(), 'from')}
          >
            Add mapping
          </Button>
        </div>
      )}
    </Stack>
  );
}
