import { LIMITS } from '@causeway/core/webhook/limits';
import { ActionIcon, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { Fragment, type ReactElement } from 'react';
import { FilterRow } from './filter-row.tsx';
import { showField, useField } from './form-tools.ts';
import { blankFilter, blankGroup, isGroupValues, type GroupValues, type RuleValues } from './form-values.ts';
import { Notes } from './notes.tsx';

const JOINS = [
  { value: 'and', label: 'All (AND)' },
  { value: 'or', label: 'Any (OR)' },
] as const;

interface FilterGroupProps {
  readonly place: string;
  readonly depth: number;
  /** Tells it from others, as `2.1`; empty for the outermost. */
  readonly name: string;
  readonly onRemove?: () => void;
}

/** Filters, and groups of them, joined by AND or OR. */
export function FilterGroup({ place, depth, name, onRemove }: FilterGroupProps): ReactElement {
  const { value: group, change, readOnly } = useField<GroupValues>(place);
  const { op, rules } = group;
  const what = name === '' ? 'the filters' : `group ${name}`;
  const add = (rule: RuleValues): void => {
    change({ ...group, rules: [...rules, rule] });
    showField(`${place}.rules.${rules.length}${isGroupValues(rule) ? '.rules.0' : ''}.path`);
  };
  const remove = (index: number): void => {
    change({ ...group, rules: rules.filter((_rule, at) => at !== index) });
    if (rules.length > 1) showField(`${place}.rules.${Math.min(index, rules.length - 2)}.path`);
  };
  const joined = JOINS.find(({ value }) => value === op);
  return (
    <div className="cw-hook-group" role="group" aria-label={name === '' ? 'Filters' : `Group ${name}`}>
      {(rules.length > 1 || name !== '') && (
        <Group justify="space-between" wrap="nowrap">
          {readOnly ? (
            <Text size="sm">{joined?.label}</Text>
          ) : (
            <SegmentedControl
              aria-label={`How ${what} are joined`}
              data={JOINS.map((one) => ({ ...one }))}
              value={op}
              onChange={(next) => change({ ...group, op: next })}
            />
          )}
          {onRemove !== undefined && !readOnly && (
            <ActionIcon title="Remove this group" aria-label={`Remove group ${name}`} onClick={onRemove}>
              <X size={15} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      )}
      {rules.map((rule, index) => {
        const inside = `${place}.rules.${index}`;
        const number = name === '' ? String(index + 1) : `${name}.${index + 1}`;
        return (
          <Fragment key={rule.key}>
            {index > 0 && <span className="cw-hook-join">{op.toUpperCase()}</span>}
            {isGroupValues(rule) ? (
              <FilterGroup place={inside} depth={depth + 1} name={number} onRemove={() => remove(index)} />
            ) : (
              <FilterRow place={inside} name={number} onRemove={() => remove(index)} />
            )}
          </Fragment>
        );
      })}
      {name !== '' && <Notes place={place} />}
      {!readOnly && (
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            aria-label={name === '' ? 'Add filter' : `Add filter to group ${name}`}
            onClick={() => add(blankFilter())}
          >
            Add filter
          </Button>
          {depth < LIMITS.depth && rules.length > 0 && (
            <Button
              variant="subtle"
              leftSection={<Plus size={14} aria-hidden />}
              aria-label={name === '' ? 'Add group' : `Add group to group ${name}`}
              onClick={() => add(blankGroup(op === 'and' ? 'or' : 'and'))}
            >
              Add group
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
