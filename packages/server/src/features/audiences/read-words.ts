import { invalid, pointerOf, type Complaint } from '@causeway/contract/problem';
import { checkRule, type KnownToRules } from '@causeway/core/audience/check-rule';
import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import { printFilter } from '@causeway/core/audience/language/print-filter';
import type { Rule } from '@causeway/core/audience/rule';
import type { CheckedRule, PlacedIssue, RuleWords } from '../../ports/audience-desk.ts';

/** Translates a rule, and says what is wrong with it. Exactly one of the two forms must be given. */
export function readWords({ filter, rule }: RuleWords, known: KnownToRules): CheckedRule {
  if ((filter === undefined) === (rule === undefined)) throw notOne(filter !== undefined);
  const text = filter ?? printFilter(rule as Rule);
  const parsed = parseFilter(text);
  if ('filter' in parsed) {
    const { rule: read, hasComments } = parsed.filter;
    return { filter: text, rule: read, hasComments, issues: checkRule(read, known) };
  }
  // A tree may hold more than a text can: its own faults say more than those of the text that it would be.
  const own = rule === undefined ? [] : checkRule(rule, known);
  const isTold = own.some(({ severity }) => severity === 'error');
  const faults = parsed.faults.map(({ line, column, length, ...fault }): PlacedIssue => {
    const place = filter === undefined ? { field: '' } : { line, column, length };
    return { ...fault, ...place, severity: 'error' };
  });
  return { filter: text, rule, hasComments: false, issues: isTold ? own : [...faults, ...own] };
}

/** Refuses a rule that has errors, each at its place in the body. */
export function refuseErrors(words: RuleWords, { rule, issues }: CheckedRule): Rule {
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || rule === undefined)
    throw invalid(errors.map((issue) => complaintOf(issue, words.filter !== undefined)));
  return rule;
}

function complaintOf(
  { code, field, message, hint, line, column = 1 }: PlacedIssue,
  isText: boolean,
): Complaint {
  return {
    pointer: isText ? '/filter' : pointerOf('/rule', field),
    code,
    message: line === undefined ? message : `${line}:${column}: ${message}`,
    ...(hint === undefined ? {} : { hint }),
  };
}

function notOne(both: boolean): Error {
  const message = both ? 'Give the filter or the rule, not both.' : 'Give the filter, or the rule as a tree.';
  return invalid([{ pointer: both ? '/rule' : '/filter', code: both ? 'repeated' : 'missing', message }]);
}
