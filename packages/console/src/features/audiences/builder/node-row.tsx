import { Group, Text } from '@mantine/core';
import { memo, type ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { leafWords } from '../../../ui/rule/rule-words.ts';
import { IssueNotes } from './issue-notes.tsx';
import { LeafRow } from './leaf-row.tsx';
import { NodeMenu } from './node-menu.tsx';
import type { LeafNode, RuleNode } from './node.ts';
import { idOf, useBuilder } from './tools.ts';
import { leafRule } from './to-rule.ts';

interface NodeRowProps {
  readonly node: RuleNode;
  /** Of the group that it is in. */
  readonly depth: number;
  readonly event: string | undefined;
}

/** A part of a rule, with what can be done to it. */
export const NodeRow = memo(function NodeRow({ node, depth, event }: NodeRowProps): ReactElement {
  const { draw } = useBuilder();
  switch (node.kind) {
    case 'group':
      // Inside of a `where` the first group is the `where` itself.
      return draw(node, depth + 1 + (event === undefined ? 0 : 1), event);
    case 'not':
      return (
        <div id={idOf(node.key)} className="cw-rule-not" role="group" aria-label="Not" tabIndex={-1}>
          <Group gap={6} justify="space-between" wrap="nowrap">
            <Text size="sm" fw={600}>
              not
            </Text>
            <NodeMenu node={node} what="the NOT and what is in it" />
          </Group>
          <InNot node={node.node} depth={depth + 1} event={event} />
        </div>
      );
    case 'leaf':
      return <Row node={node} event={event} menu />;
  }
});

/** What stands behind a NOT goes and moves with it. */
function InNot({ node, depth, event }: NodeRowProps): ReactElement {
  const { draw } = useBuilder();
  switch (node.kind) {
    case 'group':
      return draw(node, depth + 1 + (event === undefined ? 0 : 1), event, true);
    case 'not':
      return (
        <div id={idOf(node.key)} className="cw-rule-not" role="group" aria-label="Not" tabIndex={-1}>
          <Text size="sm" fw={600}>
            not
          </Text>
          <InNot node={node.node} depth={depth + 1} event={event} />
        </div>
      );
    case 'leaf':
      return <Row node={node} event={event} />;
  }
}

interface RowProps {
  readonly node: LeafNode;
  readonly event: string | undefined;
  readonly menu?: boolean;
}

function Row({ node, event, menu = false }: RowProps): ReactElement {
  const { vocabulary } = useBuilder();
  const words = clip(leafWords(leafRule(node.leaf), vocabulary, node.negated, event), 200);
  return (
    <div id={idOf(node.key)} className="cw-rule-row" role="group" aria-label={words} tabIndex={-1}>
      <LeafRow node={node} event={event} menu={menu && <NodeMenu node={node} what={words} />} />
      <IssueNotes nodeKey={node.key} />
    </div>
  );
}
