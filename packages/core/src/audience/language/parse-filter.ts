import { RULE_LIMITS, type Rule } from '../rule.ts';
import { FilterCursor } from './filter-cursor.ts';
import { faultOf, Unfit, type FilterFault } from './filter-fault.ts';
import { tokenize, type FilterToken } from './filter-tokens.ts';
import { readLooseName } from './read-name.ts';
import { expectedAfterPhrase, readRule } from './read-phrase.ts';
import { ruleDepth } from './rule-depth.ts';

/** A FilterQL text as a tree. Comments are not kept: `hasComments` says that printing the tree would lose some. */
export interface ParsedFilter {
  readonly rule: Rule;
  readonly alias: string | undefined;
  readonly hasComments: boolean;
}

const SOURCES: ReadonlySet<string> = new Set(['user', 'users', 'customers']);

/**
 * Reads FilterQL, or says what is in the way of reading it: the first fault. Takes any text; time grows with its length
 * only, and what comes out keeps RULE_LIMITS.
 */
export function parseFilter(
  text: string,
): { readonly filter: ParsedFilter } | { readonly faults: readonly FilterFault[] } {
  try {
    return { filter: readFilter(text) };
  } catch (error) {
    if (error instanceof Unfit) return { faults: [faultOf(text, error)] };
    throw error;
  }
}

function readFilter(text: string): ParsedFilter {
  if (text.length > RULE_LIMITS.characters) {
    const place = { from: RULE_LIMITS.characters, to: text.length };
    const message = `A filter has at most ${RULE_LIMITS.characters} characters, and this has ${text.length}.`;
    throw new Unfit('filter_too_long', message, 'Make an audience of a part, and INCLUDE it.', place);
  }
  const tokens = tokenize(text);
  const cursor = new FilterCursor(text, tokens);
  cursor.takeKeyword('FILTER');
  if (cursor.token.kind === 'end') {
    const hint = 'Write a condition such as city = "Berlin", or * for everybody.';
    cursor.fail('filter_empty', 'The filter has no condition.', hint);
  }
  const { token } = cursor;
  const rule = readRule(cursor);
  // Words between conditions make groups that no parenthesis shows.
  if (ruleDepth(rule) > RULE_LIMITS.depth) cursor.tooDeep(token);
  readSource(cursor);
  const alias = cursor.takeKeyword('ALIAS') ? readLooseName(cursor, 'a name after ALIAS') : undefined;
  if (cursor.token.kind !== 'end') expectedEnd(cursor, alias);
  return { rule, alias, hasComments: tokens.some(isComment) };
}

function readSource(cursor: FilterCursor): void {
  if (!cursor.takeKeyword('FROM')) return;
  const { token } = cursor;
  const shown = cursor.shown();
  const source = readLooseName(cursor, 'customers after FROM');
  if (SOURCES.has(source.toLowerCase())) return;
  cursor.fail(
    'filter_source',
    `Filters choose among customers, not ${shown}.`,
    'Write FROM customers.',
    token,
  );
}

function expectedEnd(cursor: FilterCursor, alias: string | undefined): never {
  if (alias !== undefined) return cursor.unexpected('the end after the alias');
  return expectedAfterPhrase(cursor, 'AND, OR or the end', ['AND', 'OR', 'FROM', 'ALIAS']);
}

function isComment({ kind }: FilterToken): boolean {
  return kind === 'comment';
}
