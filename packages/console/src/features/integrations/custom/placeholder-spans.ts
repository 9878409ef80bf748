import { placeholderIssue } from '@causeway/core/template/compile-body';
import { parsePlaceholders } from '@causeway/core/template/placeholder';

/** A placeholder in a text, with its signs. */
export interface PlaceholderSpan {
  readonly from: number;
  readonly to: number;
  /** Why it would never have a value. */
  readonly fault: string | undefined;
}

const SIGN = '##';

/** Where in a text its placeholders stand, as `parsePlaceholders` takes it apart. `offset` is added to each place. */
export function placeholderSpans(text: string, offset = 0): readonly PlaceholderSpan[] {
  const spans: PlaceholderSpan[] = [];
  let at = 0;
  for (;;) {
    const from = text.indexOf(SIGN, at);
    const end = from < 0 ? -1 : text.indexOf(SIGN, from + SIGN.length);
    if (end < 0) return spans;
    at = end + SIGN.length;
    const [fault] = parsePlaceholders(text.slice(from, at)).faults;
    const issue = fault === undefined ? undefined : placeholderIssue(fault, '');
    spans.push({
      from: offset + from,
      to: offset + at,
      fault: issue === undefined ? undefined : `${issue.message} ${issue.hint ?? ''}`.trim(),
    });
  }
}

/** What stands between an opened sign and the cursor, and where it begins; undefined outside of a placeholder. */
export function openedBefore(text: string): { readonly at: number; readonly typed: string } | undefined {
  const signs = [...text.matchAll(/##/g)];
  const last = signs.at(-1);
  if (last === undefined || signs.length % 2 === 0) return undefined;
  const at = last.index + SIGN.length;
  const typed = text.slice(at);
  return /^[\w.$ -]*$/.test(typed) ? { at, typed } : undefined;
}
