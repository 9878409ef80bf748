import { Group, List, Text, VisuallyHidden } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { filterWords, foundWords, type FilterVerdict } from './verdict-words.ts';

/** Each filter: whether it was met, what the request had there, and what to do about it. */
export function FilterVerdicts({ filters }: { readonly filters: readonly FilterVerdict[] }): ReactElement {
  if (filters.length === 0)
    return (
      <Text size="sm" c="dimmed">
        There are no filters: every request passes.
      </Text>
    );
  return (
    <List listStyleType="none" size="sm" spacing={4} aria-label="Filters">
      {filters.map((filter) => (
        <List.Item
          key={filter.group.join('.')}
          styles={{ itemWrapper: { width: '100%' } }}
          ml={(filter.group.length - 1) * 18}
        >
          <FilterLine filter={filter} />
        </List.Item>
      ))}
    </List>
  );
}

function FilterLine({ filter }: { readonly filter: FilterVerdict }): ReactElement {
  const { passed, hint, group } = filter;
  const Icon = passed ? CircleCheck : CircleX;
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Icon size={15} aria-hidden className={passed ? 'cw-hook-passed' : 'cw-hook-failed'} />
      <Text size="sm" miw={0} style={{ overflowWrap: 'anywhere' }}>
        <VisuallyHidden>{passed ? 'Met: ' : 'Not met: '}</VisuallyHidden>
        {group.length > 1 && (
          <Text span inherit c="dimmed">
            {group.map((index) => index + 1).join('.')}{' '}
          </Text>
        )}
        <bdi className="mono">{filterWords(filter)}</bdi>{' '}
        <Text span inherit c="dimmed">
          <bdi>{foundWords(filter)}</bdi>
        </Text>
        {hint !== null && (
          <Text span inherit>
            {'. '}
            <bdi>{clip(hint, 500)}</bdi>
          </Text>
        )}
      </Text>
    </Group>
  );
}
