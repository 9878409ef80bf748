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
import { useState, type ReactElement } from 'react';
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
  const { remove } = useBuilder();
  // A rule has many of them, so each is no more than a button until it is first pressed.
  const [pressed, setPressed] = useState(false);
  return (
    <span className="cw-rule-buttons">
      {pressed ? (
        <MoreMenu node={node} what={what} />
      ) : (
        <ActionIcon
          size="sm"
          aria-label={`More for ${what}`}
          title="More"
          aria-haspopup="menu"
          aria-expanded={false}
          onClick={() => setPressed(true)}
        >
          <Ellipsis size={15} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon size="sm" aria-label={`Remove ${what}`} title="Remove" onClick={() => remove(node.key)}>
        <X size={15} aria-hidden />
      </ActionIcon>
    </span>
  );
}

function MoreMenu({ node: { key }, what }: NodeMenuProps): ReactElement {
  const { root, apply } = useBuilder();
  const id = `rule-more-${key}`;
  return (
    <Menu
      id={id}
      defaultOpened
      position="bottom-end"
      shadow="md"
      withInitialFocusPlaceholder={false}
      returnFocus={false}
      onClose={() => {
        // What is chosen takes the cursor elsewhere; what only closes the menu gives it back.
        requestAnimationFrame(() => {
          const at = document.activeElement;
          if (at === document.body || (at?.closest('[role="menu"]') ?? null) !== null)
            document.getElementById(id)?.focus();
        });
      }}
    >
      <Menu.Target>
        <ActionIcon size="sm" aria-label={`More for ${what}`} title="More">
          <Ellipsis size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={icon(Copy)}
          onClick={() => {
            const copied = duplicate(root(), key);
            apply(copied.root, idOf(copied.key));
          }}
        >
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={icon(GroupIcon)} onClick={() => apply(wrap(root(), key), idOf(key))}>
          Put into a new group
        </Menu.Item>
        <MoveItems nodeKey={key} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Drawn once the menu is open. */
function MoveItems({ nodeKey }: { readonly nodeKey: string }): ReactElement {
  const { root, apply } = useBuilder();
  return (
    <>
      {movesOf(root(), nodeKey).map((how) => (
        <Menu.Item
          key={how}
          leftSection={icon(MOVES[how][1])}
          onClick={() => apply(move(root(), nodeKey, how), idOf(nodeKey))}
        >
          {MOVES[how][0]}
        </Menu.Item>
      ))}
    </>
  );
}

function icon(Icon: LucideIcon): ReactElement {
  return <Icon size={14} aria-hidden />;
}
