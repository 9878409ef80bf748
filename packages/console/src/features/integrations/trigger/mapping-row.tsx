import { ActionIcon, TextInput } from '@mantine/core';
import { ArrowRight, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { kindOfText } from '../../../ui/value-text.ts';
import { idOf, touch, useFault, useForm } from '../form/form-tools.ts';
import { SuggestInput } from '../insider/suggest-input.tsx';
import type { SuggestionGroup } from '../insider/suggest.ts';
import type { RowValues } from './row-values.ts';
import './trigger.css';

interface MappingRowProps {
  readonly row: RowValues;
  /** Where it stands in the form. */
  readonly place: string;
  readonly index: number;
  readonly sources: readonly SuggestionGroup[];
  readonly targets: readonly SuggestionGroup[];
  readonly onChange: (row: RowValues) => void;
  readonly onRemove: () => void;
}

/** One value of an answer, the attribute it becomes, and what stands there when there is none. */
export function MappingRow(props: MappingRowProps): ReactElement {
  const { row, place, index, sources, targets, onChange, onRemove } = props;
  const { readOnly, found } = useForm();
  const [from, to, otherwise] = [`${place}.from`, `${place}.to`, `${place}.default`];
  const kind = kindOfText(row.default);
  return (
    <div className="cw-trigger-row" role="group" aria-label={`Mapping row ${index + 1}`}>
      <SuggestInput
        id={idOf(from)}
        aria-label={`Value of row ${index + 1}`}
        placeholder="response.city"
        groups={sources}
        error={useFault(from)?.message}
        readOnly={readOnly}
        value={row.from}
        onBlur={() => touch(found, from)}
        onChange={(value) => onChange({ ...row, from: value })}
      />
      <ArrowRight size={14} aria-hidden className="cw-trigger-arrow" />
      <SuggestInput
        id={idOf(to)}
        aria-label={`Attribute of row ${index + 1}`}
        placeholder="city"
        groups={targets}
        error={useFault(to)?.message}
        readOnly={readOnly}
        value={row.to}
        onBlur={() => touch(found, to)}
        onChange={(value) => onChange({ ...row, to: value })}
      />
      <TextInput
        id={idOf(otherwise)}
        aria-label={`Default of row ${index + 1}`}
        placeholder="nothing"
        leftSection={<span className="cw-trigger-kind">else</span>}
        leftSectionWidth={38}
        spellCheck={false}
        autoComplete="off"
        error={useFault(otherwise)?.message}
        readOnly={readOnly}
        value={row.default}
        rightSection={kind === undefined ? undefined : <span className="cw-trigger-kind">{kind}</span>}
        rightSectionWidth={72}
        onBlur={() => touch(found, otherwise)}
        onChange={(event) => onChange({ ...row, default: event.currentTarget.value })}
      />
      {!readOnly && (
        <ActionIcon title="Remove this row" aria-label={`Remove row ${index + 1}`} onClick={onRemove}>
          <X size={15} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
