import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import type { Rule } from '@causeway/core/audience/rule';
import type { Answer } from '../../app/api.ts';
import { inLine } from '../../ui/clip.ts';
import { sortOf, type Sort } from '../../ui/rule/operators.ts';
import { isLeaf, leafWords } from '../../ui/rule/rule-words.ts';
import type { Vocabulary } from '../../ui/rule/vocabulary.ts';

export type Explained = Answer<'GET /v1/admin/customers/{id}/audiences/{audience}'>['explanation'];

/** What was found of a condition: a moment, a text, or nothing. Undefined: nothing is looked for. */
export type SeenValue =
  | { readonly kind: 'moment'; readonly at: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' };

/** One part of a rule, in words, with the parts below it. */
export interface WhyLine {
  readonly key: string;
  readonly words: string;
  /** As FilterQL. */
  readonly text: string;
  readonly met: boolean;
  readonly decides: boolean;
  readonly seen: SeenValue | undefined;
  readonly changesAt: string | null;
  /** Another audience that it is about, by id. */
  readonly audience: string | undefined;
  readonly lines: readonly WhyLine[];
}

/** An explanation in words: NOT goes with what it stands before, as in the builder. */
export function linesOf(explained: Explained, vocabulary: Vocabulary): readonly WhyLine[] {
  return [lineOf(explained, vocabulary, '0')];
}

/**
 * Is the verdict another one once those parts have turned that may turn by themselves when the whole may? Else that is
 * only when the next look is due.
 */
export function turnsByItself(explained: Explained): boolean {
  const { changes_at: at, met } = explained;
  return at !== null && metAt(explained, at) !== met;
}

/** How a part comes out at that moment, if nothing happens before. */
function metAt({ kind, parts, met, changes_at: changesAt }: Explained, at: string): boolean {
  switch (kind) {
    case 'and':
      return parts.every((part) => metAt(part, at));
    case 'or':
      return parts.some((part) => metAt(part, at));
    case 'not':
      return !parts.some((part) => metAt(part, at));
    default:
      return changesAt !== null && changesAt <= at ? !met : met;
  }
}

function lineOf(explained: Explained, vocabulary: Vocabulary, key: string): WhyLine {
  const { kind, parts, text, met, decides, changes_at: changesAt } = explained;
  const [part] = parts;
  const base = { key, text, met, decides, changesAt, seen: undefined, audience: undefined };
  switch (kind) {
    case 'and':
    case 'or':
      return {
        ...base,
        words: kind === 'and' ? 'All of these' : 'Any of these',
        lines: below(explained, vocabulary, key),
      };
    case 'not': {
      if (part?.kind === 'and' || part?.kind === 'or') {
        const words = part.kind === 'or' ? 'None of these' : 'Not all of these';
        return { ...base, words, lines: below(part, vocabulary, key) };
      }
      if (part === undefined || part.kind === 'not')
        return { ...base, words: 'Not', lines: below(explained, vocabulary, key) };
      return { ...leafLine(part, vocabulary, true, key), text, met, decides, changesAt };
    }
    default:
      return leafLine(explained, vocabulary, false, key);
  }
}

function below({ parts }: Explained, vocabulary: Vocabulary, key: string): readonly WhyLine[] {
  return parts.map((part, index) => lineOf(part, vocabulary, `${key}.${index}`));
}

function leafLine(explained: Explained, vocabulary: Vocabulary, negated: boolean, key: string): WhyLine {
  const { text, met, decides, changes_at: changesAt } = explained;
  const rule = ruleIn(text);
  const base = { key, text, met, decides, changesAt, seen: undefined, audience: undefined, lines: [] };
  if (rule === undefined || !isLeaf(rule)) return { ...base, words: negated ? `not ${text}` : text };
  const words = leafWords(rule, vocabulary, negated);
  if (rule.kind === 'all') return { ...base, words };
  if (rule.kind === 'audience') return { ...base, words, audience: vocabulary.audiences.get(rule.slug)?.id };
  return { ...base, words, seen: seenOf(explained.seen, sortOf(rule.operand, vocabulary)) };
}

/** What the text of a part says; undefined when that cannot be read. */
function ruleIn(text: string): Rule | undefined {
  const parsed = parseFilter(text);
  return 'filter' in parsed ? parsed.filter.rule : undefined;
}

const LAST_DATE = 8_640_000_000_000_000;

function seenOf(seen: unknown, sort: Sort): SeenValue {
  if (seen === undefined || seen === null || seen === '') return { kind: 'none' };
  if (sort === 'time' && typeof seen === 'number' && Math.abs(seen) <= LAST_DATE)
    return { kind: 'moment', at: new Date(seen).toISOString() };
  if (sort === 'truth' && typeof seen === 'boolean') return { kind: 'text', text: seen ? 'yes' : 'no' };
  return { kind: 'text', text: inLine(seen) };
}
