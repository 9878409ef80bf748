import { OPERATORS, type FilterOperator } from '@causeway/core/webhook/operators';
import { ActionIcon, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { Eye, EyeOff, X } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { samplePaths } from '../trial/sample-paths.ts';
import { freeSecretName } from './definition-change.ts';
import { FilterValue } from './filter-value.tsx';
import { idOf, showField, useField, useFormTools } from './form-tools.ts';
import type { FilterValues } from './form-values.ts';
import { Notes } from './notes.tsx';
import { SuggestField } from './suggest-field.tsx';

const CHOICES = Object.entries(OPERATORS).map(([value, { label }]) => ({ value, label }));
/** A hidden value is compared as a whole. */
const HIDEABLE: ReadonlySet<FilterOperator> = new Set(['equals', 'does_not_equal']);

interface FilterRowProps {
  readonly place: string;
  /** Its number, as `2` or `3.1`. */
  readonly name: string;
  readonly onRemove: () => void;
}

/** One condition: a place in the request, how it is compared, and with what. */
export function FilterRow({ place, name, onRemove }: FilterRowProps): ReactElement {
  const tools = useFormTools();
  const { value: filter, change, readOnly } = useField<FilterValues>(place);
  const { path, operator, secret, values } = filter;
  const sample = useCell(tools.sample, (one) => one);
  const groups = useMemo(() => {
    const items = samplePaths(sample).request.map(({ path: value, note }) => ({ value, note }));
    return [{ group: 'In the request beside', items }];
  }, [sample]);
  const choose = (next: FilterOperator): void => {
    const plain = HIDEABLE.has(next) ? secret : undefined;
    change({ ...filter, operator: next, secret: plain, values: padded(values, next) });
  };
  const hide = (): void => {
    const [first = ''] = values;
    if (secret === undefined) {
      const wish = path.replace(/^(?:headers|body)\b/, '');
      const kept = { name: freeSecretName(wish, tools.values.get()), value: first };
      change({ ...filter, secret: kept, values: [] });
    } else change({ ...filter, secret: undefined, values: [secret.value] });
    showField(`${place}.${secret === undefined ? 'secret' : 'values'}`);
  };
  return (
    <div className="cw-hook-filter" role="group" aria-label={`Filter ${name}`}>
      <SuggestField
        place={`${place}.path`}
        what={`Path of filter ${name}`}
        placeholder="body.order_id"
        groups={groups}
      />
      {readOnly ? (
        <TextInput readOnly aria-label={`Operator of filter ${name}`} value={OPERATORS[operator].label} />
      ) : (
        <NativeSelect
          id={idOf(`${place}.operator`)}
          aria-label={`Operator of filter ${name}`}
          data={CHOICES}
          value={operator}
          onChange={(event) => choose(event.currentTarget.value as FilterOperator)}
        />
      )}
      <FilterValue place={place} name={name} />
      <div className="cw-hook-buttons">
        {HIDEABLE.has(operator) && !readOnly && (
          <Tooltip label={secret === undefined ? 'Hide this value: keep it as a secret' : 'Show this value'}>
            <ActionIcon
              aria-label={`Hide the value of filter ${name}`}
              aria-pressed={secret !== undefined}
              variant={secret === undefined ? 'subtle' : 'light'}
              color={secret === undefined ? 'gray' : 'sea'}
              onClick={hide}
            >
              {secret === undefined ? <Eye size={15} aria-hidden /> : <EyeOff size={15} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
        {!readOnly && (
          <ActionIcon title="Remove this filter" aria-label={`Remove filter ${name}`} onClick={onRemove}>
            <X size={15} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className="cw-hook-whole">
        <Notes place={place} inside />
      </div>
    </div>
  );
}

function padded(values: readonly string[], operator: FilterOperator): readonly string[] {
  if (OPERATORS[operator].needs === 'two') return [values[0] ?? '', values[1] ?? ''];
  return values.length === 0 ? [''] : values;
}
