import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { leafWords, ruleWords } from '../../../ui/rule/rule-words.ts';
import type { Vocabulary } from '../../../ui/rule/vocabulary.ts';
import type { GroupNode, Join, RuleNode } from './node.ts';
import { leafRule, ruleOf } from './to-rule.ts';
import './builder.css';

const JOINS: Readonly<Record<Join, string>> = {
  all: 'All of these:',
  any: 'Any of these:',
  none: 'None of these:',
  not_all: 'Not all of these:',
};

interface RuleInWordsProps {
  readonly root: GroupNode;
  readonly vocabulary: Vocabulary;
}

/** A rule for those who may not change it. */
export function RuleInWords({ root, vocabulary }: RuleInWordsProps): ReactElement {
  return (
    <div className="cw-rule-group">
      {!root.bare && <Text size="sm">{JOINS[root.join]}</Text>}
      {root.nodes.map((node) => (
        <NodeInWords key={node.key} node={node} vocabulary={vocabulary} />
      ))}
    </div>
  );
}

function NodeInWords({
  node,
  vocabulary,
}: {
  readonly node: RuleNode;
  readonly vocabulary: Vocabulary;
}): ReactElement {
  if (node.kind === 'group')
    return (
      <div className="cw-rule-group" data-depth="inner">
        <RuleInWords root={{ ...node, bare: false }} vocabulary={vocabulary} />
      </div>
    );
  const words =
    node.kind === 'leaf'
      ? leafWords(leafRule(node.leaf), vocabulary, node.negated)
      : ruleWords(ruleOf(node), vocabulary);
  return (
    <Text size="sm" className="cw-rule-row" style={{ overflowWrap: 'anywhere' }}>
      <bdi>{clip(words, 1_000)}</bdi>
    </Text>
  );
}
