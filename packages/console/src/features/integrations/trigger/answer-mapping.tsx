import type { Json } from '@causeway/core/result/json';
import { Alert, Anchor, Box, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Info, ListPlus, Plus } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { counted } from '../../../ui/count-text.ts';
import { textOfValue, valueOfText } from '../../../ui/value-text.ts';
import { placeOf } from '../form/card.ts';
import { useCardTools } from '../form/card-tools.ts';
import type { Editor, EditorProps } from '../form/editor.ts';
import { endpointTest } from '../form/endpoint-test.tsx';
import type { Fault } from '../form/fault.ts';
import { FieldHead } from '../form/field-head.tsx';
import { showField, useField, useValue } from '../form/form-tools.ts';
import { useRowKeys } from '../form/row-keys.ts';
import { ourAttributes } from '../insider/our-fields.ts';
import { useOurFields } from '../insider/use-known.ts';
import { answerGroups, rowsFor } from './answer-paths.ts';
import { MappingRow } from './mapping-row.tsx';
import type { RowValues } from './row-values.ts';

interface Row {
  readonly from: string;
  readonly to: string;
  readonly default?: Json;
}

/** What the answers of a service become. */
export const ANSWER_MAPPING: Editor = {
  hold: (setting) =>
    ((setting ?? []) as readonly Row[]).map(({ from, to, default: otherwise }) => ({
      from,
      to,
      default: otherwise === undefined ? '' : textOfValue(otherwise),
    })),
  tell: (held) =>
    (held as readonly RowValues[]).map(({ from, to, default: otherwise }) => ({
      from: from.trim(),
      to: to.trim(),
      ...(otherwise.trim() === '' ? {} : { default: valueOfText(otherwise) }),
    })),
  faults: (held, _field, place) =>
    (held as readonly RowValues[]).flatMap(({ from, to }, index): readonly Fault[] => [
      ...(from.trim() === ''
        ? [missing(`${place}.${index}.from`, 'Write where the value is, such as response.city.')]
        : []),
      ...(to.trim() === '' ? [missing(`${place}.${index}.to`, 'Write the attribute that it becomes.')] : []),
    ]),
  draw: MappingControl,
};

function missing(place: string, message: string): Fault {
  return { place, message, missing: true };
}

const NONE: readonly string[] = [];

function MappingControl({ field }: EditorProps): ReactElement {
  const tools = useCardTools();
  const { ours } = useOurFields();
  const place = placeOf(field);
  const { value: mapping, change, readOnly, input } = useField<readonly RowValues[]>(place);
  const { keys, remove } = useRowKeys(mapping.length);
  const origin = (useValue('settings.origin') ?? NONE) as readonly string[];
  const tested = useQuery({ ...endpointTest(tools.stored?.id ?? 0), enabled: false });
  const answered = tested.data?.answered as Json | undefined;
  const kept = tools.fields.find(({ name }) => name === 'origin')?.label ?? 'origin';
  const sources = useMemo(() => answerGroups(answered, origin, kept), [answered, origin, kept]);
  const targets = useMemo(
    () => ourAttributes({ ...ours, attributes: ours.attributes.filter((one) => !one.read_only) }),
    [ours],
  );
  const computed = useMemo(
    () => new Set(ours.attributes.flatMap((one) => (one.read_only ? [one.name] : []))),
    [ours],
  );
  const offered = useMemo(() => rowsFor(answered, mapping, computed), [answered, mapping, computed]);
  return (
    <div id={input.id} tabIndex={-1} role="group" aria-label={field.label}>
      <Box mb={6}>
        <FieldHead
          label={field.label}
          help={
            answered === undefined
              ? `${field.help ?? ''} Test the job to have the values of a real answer suggested here.`
              : field.help
          }
        />
      </Box>
      {mapping.map((row, index) => (
        <MappingRow
          key={keys[index]}
          row={row}
          place={`${place}.${index}`}
          index={index}
          sources={sources}
          targets={targets}
          onChange={(next) => change(mapping.with(index, next))}
          onRemove={() => {
            remove(index);
            change(mapping.toSpliced(index, 1));
          }}
        />
      ))}
      {readOnly && mapping.length === 0 && <Text size="sm">None: answers change nothing.</Text>}
      {!readOnly && (
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => {
              change([...mapping, { from: '', to: '', default: '' }]);
              showField(tools, `${place}.${mapping.length}.from`);
            }}
          >
            Add row
          </Button>
          {offered.length > 0 && (
            <Button
              variant="default"
              leftSection={<ListPlus size={14} aria-hidden />}
              onClick={() => change([...mapping, ...offered])}
            >
              Add {counted(offered.length, 'row')} for the last answer
            </Button>
          )}
        </Group>
      )}
      <TooEarly isEmpty={mapping.length === 0} />
    </div>
  );
}

/** The test of an installed job shows what there is to map; until then answers would be lost. */
function TooEarly({ isEmpty }: { readonly isEmpty: boolean }): ReactElement | null {
  const { stored } = useCardTools();
  const { value: existing, change } = useField<boolean>('settings.existingUsers');
  if (stored !== undefined || !isEmpty || !existing) return null;
  return (
    <Alert py="xs" mt="sm" color="yellow" icon={<Info size={16} />}>
      <Text size="sm">
        Existing users are looked up as soon as this is installed, and without rows their answers are lost. If
        you do not know the answers yet: install it without existing users, test it, add the rows, and switch
        them on then.{' '}
        <Anchor
          component="button"
          type="button"
          inherit
          c="inherit"
          td="underline"
          onClick={() => change(false)}
        >
          Switch existing users off
        </Anchor>
      </Text>
    </Alert>
  );
}
