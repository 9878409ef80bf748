import type { Rule } from '../rule.ts';
import type { FilterCursor, SeenToken } from './filter-cursor.ts';
import { readCondition, readExists } from './read-condition.ts';
import { notClosed, readList } from './read-list.ts';
import { readLooseName } from './read-name.ts';
import { refuseInEvent, type Place } from './read-operand.ts';

const LIST_HINT = 'Put several conditions in AND ( … ) or OR ( … ).';

/** What stands after FILTER: conditions on the customer. */
export function readRule(cursor: FilterCursor): Rule {
  return readPhrase(cursor, { of: 'customer', inList: false, where: readWhere });
}

/** Why the phrase does not go on as it stands here. */
export function expectedAfterPhrase(cursor: FilterCursor, expected: string, words: readonly string[]): never {
  if (cursor.isSign(')')) cursor.fail('filter_syntax', 'There is no ( that this ) would close.', undefined);
  const several = cursor.isSign(',') || cursor.startsLine();
  return cursor.unexpected(expected, words, several ? LIST_HINT : undefined);
}

function readWhere(cursor: FilterCursor): Rule {
  return readPhrase(cursor, { of: 'event', inList: false, where: readWhere });
}

function readPhrase(cursor: FilterCursor, place: Place): Rule {
  return readRun(cursor, place, 'OR', () => readRun(cursor, place, 'AND', () => readPart(cursor, place)));
}

/** Parts with the same word between them are one group. */
function readRun(cursor: FilterCursor, place: Place, word: 'AND' | 'OR', read: () => Rule): Rule {
  const first = read();
  if (!isBetween(cursor, place, word)) return first;
  const rules = [first];
  while (isBetween(cursor, place, word)) {
    cursor.take();
    rules.push(read());
  }
  return { kind: word === 'AND' ? 'and' : 'or', rules };
}

/** In a list `OR (` on a new line is the next entry; elsewhere it stands between two conditions. */
function isBetween(cursor: FilterCursor, { inList }: Place, word: 'AND' | 'OR'): boolean {
  return cursor.keyword === word && !(inList && cursor.isSign('(', cursor.next) && cursor.startsLine());
}

function readPart(cursor: FilterCursor, place: Place): Rule {
  const { token, keyword } = cursor;
  switch (keyword) {
    case 'AND':
    case 'OR':
      return readGroup(cursor, place, keyword);
    case 'NOT':
      cursor.take();
      return { kind: 'not', rule: cursor.within(token, () => readPart(cursor, place)) };
    case 'INCLUDE':
      return readInclude(cursor, place);
    case 'EXISTS':
      return readExists(cursor, place);
    case 'ALL':
    case 'MATCH_ALL':
      return readAll(cursor);
    default:
      if (cursor.isSign('*')) return readAll(cursor);
      if (cursor.isSign('(')) return readParentheses(cursor, place);
      if (token.kind === 'name' || token.kind === 'function') return readCondition(cursor, place);
      return expectedCondition(cursor, token);
  }
}

function readGroup(cursor: FilterCursor, place: Place, word: 'AND' | 'OR'): Rule {
  const token = cursor.take();
  const opening = cursor.token;
  if (!cursor.takeSign('(')) {
    const message = `${word} stands between two conditions, or before several in parentheses.`;
    cursor.fail('filter_syntax', message, `Write ${word} ( … ), or a condition in front.`, token);
  }
  const inside: Place = { ...place, inList: true };
  const rules = cursor.within(token, () => readList(cursor, opening, () => readPhrase(cursor, inside)));
  return { kind: word === 'AND' ? 'and' : 'or', rules };
}

function readParentheses(cursor: FilterCursor, place: Place): Rule {
  const opening = cursor.take();
  const rule = cursor.within(opening, () => readPhrase(cursor, { ...place, inList: false }));
  if (cursor.takeSign(')')) return rule;
  if (cursor.token.kind === 'end') return notClosed(cursor, opening);
  return expectedAfterPhrase(cursor, 'AND, OR or )', ['AND', 'OR']);
}

function readAll(cursor: FilterCursor): Rule {
  cursor.countCondition(cursor.take());
  return { kind: 'all' };
}

function readInclude(cursor: FilterCursor, place: Place): Rule {
  refuseInEvent(cursor, place, 'INCLUDE');
  cursor.countCondition(cursor.take());
  return { kind: 'audience', slug: readLooseName(cursor, 'an audience after INCLUDE') };
}

function expectedCondition(cursor: FilterCursor, token: SeenToken): never {
  const shown = cursor.shown();
  if (token.kind === 'keyword') {
    const hint = `${shown.toUpperCase()} is a word of the language. A field of that name is \`${shown}\`.`;
    return cursor.unexpected('a condition', [], hint);
  }
  if (token.kind === 'string' || token.kind === 'number') {
    const hint = 'Begin with the field, in backticks if its name is no plain word: `my field` = 5.';
    return cursor.unexpected('a condition', [], hint);
  }
  return cursor.unexpected('a condition', ['AND', 'OR', 'NOT']);
}
