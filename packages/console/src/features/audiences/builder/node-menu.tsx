import { ActionIcon, Menu } from '@mantine/core';
import {
  ArrowDown,
  ArrowUp,
  Copy,
  CornerLeftUp,
  CornerRightDown,
  CornerRightUp,
  Ellipsis,
  Group as GroupIcon,
  X,
  type LucideIcon,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { duplicate, wrap } from './edit.ts';
import { move, movesOf, type Move } from './moves.ts';
import type { RuleNode } from './node.ts';
import { idOf, useBuilder } from './tools.ts';

interface NodeMenuProps {
  readonly node: RuleNode;
  /** Names it for people who cannot see where the buttons are. */
  readonly what: string;
}

const MOVES: Readonly<Record<Move, readonly [label: string, icon: LucideIcon]>> = {
  up: ['Move up', ArrowUp],
  down: ['Move down', ArrowDown],
  into_above: ['Move into the group above', CornerRightUp],
  into_below: ['Move into the group below', CornerRightDown],
  out: ['Move out of its group', CornerLeftUp],
};

/** Removes a part of a rule, copies it, or puts it elsewhere. */
export function NodeMenu({ node, what }: NodeMenuProps): ReactElement {
  const { root, apply, remove } = useBuilder();
  const { key } = node;
  const icon = (Icon: LucideIcon): ReactElement => <Icon size={14} aria-hidden />;
  return (
    <span className="cw-rule-buttons">
      <Menu position="bottom-end" shadow="md" withInitialFocusPlaceholder={false} returnFocus={false}>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={`More for ${what}`} title="More">
            <Ellipsis size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={icon(Copy)}
            onClick={() => {
              const copied = duplicate(root, key);
              apply(copied.root, idOf(copied.key));
            }}
          >
            Duplicate
          </Menu.Item>
          <Menu.Item leftSection={icon(GroupIcon)} onClick={() => apply(wrap(root, key), idOf(key))}>
            Put into a new group
          </Menu.Item>
          {movesOf(root, key).map((how) => (
            <Menu.Item
              key={how}
              leftSection={icon(MOVES[how][1])}
              onClick={() => apply(move(root, key, how), idOf(key))}
            >
              {MOVES[how][0]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon size="sm" aria-label={`Remove ${what}`} title="Remove" onClick={() => remove(key)}>
        <X size={15} aria-hidden />
      </ActionIcon>
    </span>
  );
}
