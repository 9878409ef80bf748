import { ActionIcon, Button, Text } from '@mantine/core';
import { ArrowRight, Plus, X } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { idOf, showField, touch, useFault } from '../../form/form-tools.ts';
import { ourAttributes } from '../../insider/our-fields.ts';
import { SuggestInput } from '../../insider/suggest-input.tsx';
import type { SuggestionGroup } from '../../insider/suggest.ts';
import { newKey } from '../../form/row-keys.ts';
import { useField, useRecipeTools } from './recipe-tools.ts';
import type { IdentifierRow } from './recipe-values.ts';
import '../trigger.css';

const INSIDERS: readonly SuggestionGroup[] = [
  {
    group: 'Insider’s identifiers',
    items: [
      { value: 'email' },
      { value: 'phone_number' },
      { value: 'uuid', note: 'your customer id' },
      { value: 'custom.', note: 'one of your own' },
    ],
  },
];
const OWN: SuggestionGroup = { group: 'The customer', items: [{ value: '_id', note: 'customer id' }] };

/** By which of our fields Insider knows people. */
export function IdentifierRows(): ReactElement {
  const tools = useRecipeTools();
  const { value: rows, change } = useField('identifiers');
  const fault = useFault('identifiers');
  const ours = useMemo(() => [OWN, ...ourAttributes(tools.ours)], [tools.ours]);
  const put = (index: number, row: IdentifierRow): void =>
    change(rows.map((one, at) => (at === index ? row : one)));
  return (
    <div id={idOf('identifiers')} tabIndex={-1}>
      <Text size="xs" fw={600}>
        Identifiers
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        By which of our fields Insider knows people; _id is the customer id. Who has none of them is not told
        of.
      </Text>
      {rows.map((row, index) => (
        <Row
          key={row.key}
          row={row}
          index={index}
          ours={ours}
          onChange={(next) => put(index, next)}
          onRemove={() => change(rows.filter((_one, at) => at !== index))}
        />
      ))}
      {fault !== undefined && (
        <Text size="xs" c="var(--mantine-color-error)" mb={6}>
          {fault.message}
        </Text>
      )}
      <Button
        variant="default"
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => {
          change([...rows, { key: newKey(), to: '', from: '' }]);
          showField(tools, `identifiers.${rows.length}.from`);
        }}
      >
        Add identifier
      </Button>
    </div>
  );
}

interface RowProps {
  readonly row: IdentifierRow;
  readonly index: number;
  readonly ours: readonly SuggestionGroup[];
  readonly onChange: (row: IdentifierRow) => void;
  readonly onRemove: () => void;
}

function Row({ row, index, ours, onChange, onRemove }: RowProps): ReactElement {
  const { found } = useRecipeTools();
  const [from, to] = [`identifiers.${index}.from`, `identifiers.${index}.to`];
  return (
    <div className="cw-trigger-pair" role="group" aria-label={`Identifier ${index + 1}`}>
      <SuggestInput
        id={idOf(from)}
        aria-label={`Our field of identifier ${index + 1}`}
        placeholder="Our field"
        groups={ours}
        error={useFault(from)?.message}
        value={row.from}
        onBlur={() => touch(found, from)}
        onChange={(value) => onChange({ ...row, from: value })}
      />
      <ArrowRight size={14} aria-hidden className="cw-trigger-arrow" />
      <SuggestInput
        id={idOf(to)}
        aria-label={`Insider’s name of identifier ${index + 1}`}
        placeholder="Insider’s identifier"
        groups={INSIDERS}
        error={useFault(to)?.message}
        value={row.to}
        onBlur={() => touch(found, to)}
        onChange={(value) => onChange({ ...row, to: value })}
      />
      <ActionIcon
        title="Remove this identifier"
        aria-label={`Remove identifier ${index + 1}`}
        onClick={onRemove}
      >
        <X size={15} aria-hidden />
      </ActionIcon>
    </div>
  );
}
