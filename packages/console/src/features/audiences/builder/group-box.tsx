import { Group, NativeSelect, Text } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
import { AddButtons } from './add-buttons.tsx';
import { setJoin } from './edit.ts';
import { IssueNotes } from './issue-notes.tsx';
import { NodeMenu } from './node-menu.tsx';
import { NodeRow } from './node-row.tsx';
import type { GroupNode, Join } from './node.ts';
import { idOf, useBuilder } from './tools.ts';

const JOINS: readonly { readonly value: Join; readonly label: string; readonly between: string }[] = [
  { value: 'all', label: 'all of', between: 'and' },
  { value: 'any', label: 'any of', between: 'or' },
  { value: 'none', label: 'none of', between: 'nor' },
  { value: 'not_all', label: 'not all of', between: 'and' },
];

interface GroupBoxProps {
  readonly group: GroupNode;
  /** 0: the whole rule. */
  readonly depth: number;
  /** The event whose fields are asked; undefined: the customer is. */
  readonly event: string | undefined;
  /** It cannot be put elsewhere, nor taken away alone. */
  readonly fixed: boolean;
}

/** Conditions that belong together, and how. */
export function GroupBox({ group, depth, event, fixed }: GroupBoxProps): ReactElement {
  const { root, apply } = useBuilder();
  const { key, join, nodes, bare } = group;
  const isWhole = depth === 0;
  const isWhere = !isWhole && event !== undefined && depth === 1;
  const words = JOINS.find(({ value }) => value === join);
  const what = isWhole ? 'the rule' : isWhere ? 'where' : 'the group';
  const name = isWhole ? 'Rule' : isWhere ? 'Where' : `Group, ${words?.label ?? ''}`;
  const isSingle = isWhere && bare && nodes.length < 2;
  return (
    <div
      id={idOf(key)}
      className="cw-rule-group"
      data-depth={isWhole ? 'whole' : isWhere ? 'where' : 'inner'}
      role="group"
      aria-label={name}
      tabIndex={-1}
    >
      {(!isWhole || nodes.length > 0) && (
        <Group gap={6} wrap="nowrap" justify="space-between">
          <Group gap={6} component="span">
            {isWhole && <Text size="sm">Customers who meet</Text>}
            {isWhere && (
              <Text size="sm" c="dimmed">
                where
              </Text>
            )}
            {!isSingle && (
              <>
                <NativeSelect
                  data-first-field
                  aria-label={`How ${what} is joined`}
                  w="auto"
                  data={JOINS.map(({ value, label }) => ({ value, label }))}
                  value={join}
                  onChange={(change) => apply(setJoin(root(), key, change.currentTarget.value as Join))}
                />
                <Text size="sm">these</Text>
              </>
            )}
          </Group>
          {!fixed && <NodeMenu node={group} what={`the group of ${nodes.length}`} />}
        </Group>
      )}
      <IssueNotes nodeKey={key} />
      {nodes.map((node, index) => (
        <Fragment key={node.key}>
          {index > 0 && <span className="cw-rule-join">{words?.between}</span>}
          <NodeRow node={node} depth={depth} event={event} />
        </Fragment>
      ))}
      {nodes.length === 0 && !isWhole && (
        <Text size="sm" c="dimmed">
          {join === 'all' || join === 'none'
            ? 'Nothing in it: everybody meets it.'
            : 'Nothing in it: nobody meets it.'}
        </Text>
      )}
      <AddButtons group={group} depth={depth} event={event} />
    </div>
  );
}
