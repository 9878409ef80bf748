import { Button, Group, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { samplePaths } from '../trial/sample-paths.ts';
import { showField, useField, useFormTools } from './form-tools.ts';
import { blankRow, newKey, type RowValues } from './form-values.ts';
import { MappingRow } from './mapping-row.tsx';
import { likelySource, missingTargets, targetGroups } from './mapping-targets.ts';
import { Notes } from './notes.tsx';
import { Section } from './section.tsx';

/** How the body becomes the event. */
export function MappingSection(): ReactElement {
  const tools = useFormTools();
  const { types, attributes, readOnly } = tools;
  const { value: rows, change } = useField<readonly RowValues[]>('mapping');
  const action = useCell(tools.values, (all) => all.action);
  const sample = useCell(tools.sample, (one) => one);
  const type = types.find(({ name }) => name === action);
  const sources = useMemo(() => {
    const items = samplePaths(sample).body.map(({ path: value, note }) => ({ value, note }));
    return [{ group: 'In the body beside', items }];
  }, [sample]);
  const targets = useMemo(() => targetGroups(type, attributes), [type, attributes]);
  const missing = useMemo(() => missingTargets(rows, type), [rows, type]);
  const put = (next: readonly RowValues[], shown: string): void => {
    change(next);
    showField(shown);
  };
  const addMissing = (): void => {
    const paths = samplePaths(sample).body.map(({ path }) => path);
    put(
      [...rows, ...missing.map((to) => blankRow(to, likelySource(to, paths)))],
      `mapping.${rows.length}.from`,
    );
  };
  const swap = (index: number, other: number): void => {
    const [one, two] = [rows[index], rows[other]];
    if (one === undefined || two === undefined) return;
    const next = rows.map((row, at) => (at === index ? two : at === other ? one : row));
    put(next, `mapping.${other}.from`);
  };
  return (
    <Section
      title="Mapping"
      place="mapping"
      about={
        <>
          From names a field of the body, To a place in the event: <code>customer</code>, or{' '}
          <code>data.</code> and a name. Values are converted to what the event’s field holds.
        </>
      }
    >
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          No rows yet. An event needs at least to know whose it is: a row to <code>customer</code>.
        </Text>
      ) : (
        <div className="cw-hook-map cw-hook-head" aria-hidden>
          <span>From</span>
          <span />
          <span>To</span>
          <span>Default</span>
          {!readOnly && <span>Replace</span>}
        </div>
      )}
      {rows.map((row, index) => (
        <MappingRow
          key={row.key}
          index={index}
          sources={sources}
          targets={targets}
          onUp={index === 0 ? undefined : () => swap(index, index - 1)}
          onDown={index === rows.length - 1 ? undefined : () => swap(index, index + 1)}
          onDuplicate={() =>
            put(
              rows.flatMap((one, at) => (at === index ? [one, { ...one, key: newKey() }] : [one])),
              `mapping.${index + 1}.from`,
            )
          }
          onRemove={() => {
            change(rows.filter((_one, at) => at !== index));
            if (rows.length > 1) showField(`mapping.${Math.min(index, rows.length - 2)}.from`);
          }}
        />
      ))}
      <Notes place="mapping" />
      {!readOnly && (
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => put([...rows, blankRow()], `mapping.${rows.length}.from`)}
          >
            Add mapping
          </Button>
          {missing.length > 0 && (
            <Button variant="light" leftSection={<Plus size={14} aria-hidden />} onClick={addMissing}>
              Add required rows: {missing.join(', ')}
            </Button>
          )}
        </Group>
      )}
    </Section>
  );
}
