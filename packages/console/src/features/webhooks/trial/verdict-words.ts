import { filterText } from '@causeway/core/webhook/filter-verdict';
import { isOperator } from '@causeway/core/webhook/operators';
import type { Json } from '@causeway/core/result/json';
import type { Answer } from '../../../app/api.ts';
import { HIDDEN } from '@causeway/core/webhook/sensitive-name';
import { clip, inLine } from '../../../ui/clip.ts';

export type Verdict = Answer<'POST /v1/admin/webhooks/try'>['verdict'];
export type FilterVerdict = Verdict['filters'][number];

/** A filter in words: `body.points is greater than 0`. */
export function filterWords(verdict: FilterVerdict): string {
  // A stored verdict may name an operator that is none any more.
  if (!isOperator(verdict.operator)) return clip(`${verdict.path} ${verdict.operator}`, 300);
  const expected = verdict.expected === null ? undefined : (verdict.expected as Json | undefined);
  return clip(filterText({ ...verdict, expected, actual: undefined, hint: '' }), 300);
}

/** What the request had there, for somebody who wonders why it passed or not. */
export function foundWords({ present, actual, passed, expected }: FilterVerdict): string {
  // In a trial, and when a request is run again, secrets are not compared.
  if (!present && passed && expected === HIDDEN) return 'taken as met';
  if (!present) return 'not there';
  return actual === null || actual === undefined ? 'was null' : `was ${clip(inLine(actual), 120)}`;
}

/** What a webhook makes of a request, in one line. */
export function outcomeWords({ outcome, mapped, matched, auth, filters, issues }: Verdict): string {
  if (outcome === 'done') {
    const whose =
      mapped?.customer === null || mapped?.customer === undefined ? '' : ` of ${clip(mapped.customer, 80)}`;
    const event = `${clip(mapped?.action ?? 'an event', 80)}${whose}`;
    return isRepeat({ issues }) ? `Came before: ${event}` : `Becomes ${event}`;
  }
  if (!auth.ok) return 'The sender does not prove itself';
  if (!matched && filters.some(({ passed }) => !passed)) return 'Ignored: filters are not met';
  if (outcome === 'ignored') return 'Ignored';
  const [first] = issues;
  return first === undefined ? 'Becomes no event' : `Becomes no event: ${clip(first.message, 300)}`;
}

/** Did its event come before, so that it has no effect? */
export function isRepeat({ issues }: Pick<Verdict, 'issues'>): boolean {
  return issues.some(({ code }) => code === 'repeated');
}

/** What is to be mended, without what stands at the filters and at the access check already. */
export function issuesBeside({ issues, auth }: Verdict): Verdict['issues'] {
  return issues.filter(({ code }) => code !== 'filter_not_met' && (auth.ok || code !== auth.reason));
}
