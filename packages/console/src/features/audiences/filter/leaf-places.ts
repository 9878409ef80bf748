import { figureOf, keywordOf, type Keyword } from '@causeway/core/audience/language/words';
import { tokenize, type FilterToken } from '@causeway/core/audience/language/filter-tokens';
import type { Rule } from '@causeway/core/audience/rule';

/** A piece of a text. Lines and columns count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/**
 * Where in a text the conditions of its rule begin: what is asked about, by the place of the condition in the tree
 * (`rules.1.operand.where`). The text is a filter that says this rule. Empty where the two do not fit together.
 */
export function leafPlaces(text: string, rule: Rule): ReadonlyMap<string, TextPlace> {
  const found = leafTokens(text);
  const paths = leafPaths(rule, '');
  if (found.length !== paths.length) return new Map();
  return new Map(
    paths.map((path, index) => {
      const { from = 0, to = 0 } = found[index] ?? {};
      return [path, { ...placeOf(text, from), length: to - from }];
    }),
  );
}

function placeOf(text: string, at: number): Omit<TextPlace, 'length'> {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The place of an issue: that of the innermost condition around it; of all the rule it is nowhere. */
export function placeIn(places: ReadonlyMap<string, TextPlace>, field: string): TextPlace | undefined {
  for (let path = field; ; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const place = places.get(path);
    if (place !== undefined || path === '') return place;
  }
}

/** Conditions in the order in which they are written: what is in a WHERE follows what it stands in. */
function leafPaths(rule: Rule, at: string): readonly string[] {
  const below = (step: string): string => (at === '' ? step : `${at}.${step}`);
  switch (rule.kind) {
    case 'and':
    case 'or':
      return rule.rules.flatMap((inner, index) => leafPaths(inner, below(`rules.${index}`)));
    case 'not':
      return leafPaths(rule.rule, below('rule'));
    case 'all':
    case 'audience':
      return [at];
    default: {
      const where = rule.operand.kind === 'events' ? rule.operand.where : undefined;
      return where === undefined ? [at] : [at, ...leafPaths(where, below('operand.where'))];
    }
  }
}

type Piece = Pick<FilterToken, 'from' | 'to'>;

/** What stands in parentheses, and how far the condition in it is that is being read. */
interface Frame {
  readonly kind: 'group' | 'list' | 'figure' | 'call';
  /** `whole`: what comes on a new line begins the next one. */
  stage: 'next' | 'operand' | 'value' | 'second_value' | 'whole';
  /** What is asked is complete with its operand. */
  alone: boolean;
}

/** The first piece of every condition; of a figure also the event. */
function leafTokens(text: string): readonly Piece[] {
  const tokens = tokenize(text).filter(({ kind }) => kind !== 'comment');
  const pieces: Piece[] = [];
  const frames: Frame[] = [{ kind: 'group', stage: 'next', alone: false }];
  for (const [index, token] of tokens.entries()) {
    const frame = frames.at(-1);
    if (frame === undefined) break;
    const word = text.slice(token.from, token.to);
    const before = tokens[index - 1];
    const keyword = token.kind === 'keyword' ? keywordOf(word) : undefined;
    if (token.kind === 'punctuation') {
      if (word === '(') frames.push(opened(text, before));
      else if (word === ')') closed(frames);
      else if (word === ',' && frame.kind === 'group') frame.stage = 'next';
      continue;
    }
    if (keyword === 'FROM' || keyword === 'ALIAS') break;
    const newLine = before !== undefined && /[\n\r]/.test(text.slice(before.to, token.from));
    if (frame.stage === 'whole' && newLine && frame.kind === 'group') frame.stage = 'next';
    if (keyword !== undefined && advance(frame, keyword)) continue;
    if (frame.stage === 'next') {
      const isCall = token.kind === 'function';
      const event = isCall ? tokens[index + 2] : undefined;
      pieces.push({ from: token.from, to: event?.to ?? token.to });
      const isWhole = !isCall && (frame.alone || word === '*' || keyword !== undefined);
      frame.stage = isWhole ? 'whole' : 'operand';
      // Of a call that is said once its parentheses are closed.
      if (!isCall) frame.alone = false;
    } else if (token.kind === 'operator') frame.stage = 'value';
    else if (frame.stage === 'value') frame.stage = 'whole';
  }
  return pieces;
}

function opened(text: string, before: FilterToken | undefined): Frame {
  const word = before === undefined ? '' : text.slice(before.from, before.to);
  if (before?.kind === 'function')
    return { kind: figureOf(word) === undefined ? 'call' : 'figure', stage: 'whole', alone: false };
  const isList = before?.kind === 'keyword' && /^(?:in|intersects)$/i.test(word);
  return { kind: isList ? 'list' : 'group', stage: isList ? 'whole' : 'next', alone: false };
}

function closed(frames: Frame[]): void {
  const inner = frames.pop();
  const outer = frames.at(-1);
  if (outer === undefined || inner === undefined) return;
  outer.stage = inner.kind === 'figure' && !outer.alone ? 'operand' : 'whole';
  outer.alone = false;
}

/** Takes a word of the language; false for one that is a condition itself, or a value. */
function advance(frame: Frame, keyword: Keyword): boolean {
  switch (keyword) {
    case 'FILTER':
    case 'WHERE':
    case 'AND':
    case 'OR':
      frame.stage = keyword === 'AND' && frame.stage === 'second_value' ? 'value' : 'next';
      frame.alone = false;
      return true;
    case 'EXISTS':
    case 'INCLUDE':
      frame.alone = true;
      return true;
    case 'CONTAINS':
    case 'LIKE':
      frame.stage = 'value';
      return true;
    case 'BETWEEN':
      frame.stage = 'second_value';
      return true;
    case 'NOT':
    case 'IN':
    case 'INTERSECTS':
    case 'WITHIN':
    case 'FROM':
    case 'ALIAS':
      return true;
    case 'ALL':
    case 'MATCH_ALL':
    case 'TRUE':
    case 'FALSE':
      return false;
  }
}
