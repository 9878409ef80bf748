import { RULE_LIMITS } from '@causeway/core/audience/rule';
import { Group } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { insert } from './edit.ts';
import { groupNode, leafNode, type GroupNode } from './node.ts';
import { SubjectPicker } from './subject-picker.tsx';
import { addIdOf, idOf, useBuilder } from './tools.ts';

interface AddButtonsProps {
  readonly group: GroupNode;
  readonly depth: number;
  readonly event: string | undefined;
}

/** Adds a condition to a group, or a group with a first condition in it. */
export function AddButtons({ group, depth, event }: AddButtonsProps): ReactElement {
  const { root, apply } = useBuilder();
  const { key, join, nodes } = group;
  const isFirst = depth === 0 && nodes.length === 0;
  const where = depth === 0 ? '' : event === undefined ? ' to the group' : ' to where';
  const icon = <Plus size={14} aria-hidden />;
  return (
    <Group gap="xs">
      <SubjectPicker
        event={event}
        onChoose={(offer) => {
          const node = leafNode(offer.leaf());
          apply(insert(root(), key, [node]), idOf(node.key));
        }}
        button={{
          id: addIdOf(key),
          variant: isFirst ? 'filled' : event === undefined ? 'default' : 'subtle',
          leftSection: icon,
          'aria-label': `Add condition${where}`,
        }}
      >
        Add condition
      </SubjectPicker>
      {nodes.length > 0 && depth < RULE_LIMITS.depth - 1 && (
        <SubjectPicker
          event={event}
          onChoose={(offer) => {
            const node = leafNode(offer.leaf());
            const inner = groupNode(join === 'all' ? 'any' : 'all', [node]);
            apply(insert(root(), key, [inner]), idOf(node.key));
          }}
          button={{ variant: 'subtle', leftSection: icon, 'aria-label': `Add group${where}` }}
        >
          Add group
        </SubjectPicker>
      )}
    </Group>
  );
}
