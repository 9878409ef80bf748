import { useMemo } from 'react';
import { useVocabulary } from '../../ui/rule/use-vocabulary.ts';
import type { Vocabulary } from '../../ui/rule/vocabulary.ts';
import type { RuleIssue } from './issue-places.ts';
import { readText, type ReadText } from './rule-text.ts';
import { useRuleCheck } from './use-rule-check.ts';

/** The rule of a text, and what can be said of it. */
export interface RuleUse {
  readonly read: ReadText;
  readonly vocabulary: Vocabulary;
  /** What can be asked for is known. */
  readonly ready: boolean;
  readonly issues: readonly RuleIssue[];
  /** The hub has looked at it as it stands now. */
  readonly asked: boolean;
  /** All that can be said of it now is said. */
  readonly settled: boolean;
  /** Why it cannot be used, as far as is known now. */
  readonly wrong: string | undefined;
}

/** `of`: the audience whose rule it is to be; undefined: of a new one. */
export function useRule(text: string, of: string | undefined): RuleUse {
  const { vocabulary, ready } = useVocabulary();
  const read = useMemo(() => readText(text), [text]);
  const { issues, asked, error: failed } = useRuleCheck(read, of, vocabulary);
  const error = issues.find(({ severity }) => severity === 'error');
  const wrong = error === undefined ? undefined : `${error.message} ${error.hint ?? ''}`.trim();
  const settled = ready && (asked || failed !== null || read.rule === undefined);
  return { read, vocabulary, ready, issues, asked, settled, wrong };
}
