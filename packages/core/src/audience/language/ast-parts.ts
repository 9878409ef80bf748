import type { Issue } from '../../result/issue.ts';
import { isObject, own, type Json } from '../../result/json.ts';
import type { Literal } from '../rule.ts';
import { parsePath } from './path-text.ts';

/** A value of a tree, and where it stands: `ast.args[1]`. */
export interface Found {
  readonly value: Json | undefined;
  readonly field: string;
}

/** How a part of a tree is left that cannot be used. */
export class Misfit extends Error {
  readonly issue: Issue;

  constructor(code: string, field: string, message: string, hint?: string) {
    super(message);
    this.name = 'Misfit';
    this.issue = { code, field, message, ...(hint === undefined ? {} : { hint }) };
  }
}

export function member({ value, field }: Found, key: string): Found {
  return { value: isObject(value) ? own(value, key) : undefined, field: `${field}.${key}` };
}

/** In lower case; `seg` for a node that is an audience alone, empty for one that has no op. */
export function opOf(found: Found): string {
  const { value, field } = member(found, 'op');
  if (typeof value === 'string') return value.toLowerCase();
  if (value !== undefined) throw new Misfit('ast_op', field, 'An op is a text.');
  return member(found, 'seg').value === undefined ? '' : 'seg';
}

/** The arguments of a node; none when it has no `args`. */
export function partsOf(found: Found): readonly Found[] {
  const { value, field } = member(found, 'args');
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Misfit('ast_args', field, 'Arguments are a list.');
  return (value as readonly Json[]).map((part, index) => ({ value: part, field: `${field}[${index}]` }));
}

export function argumentAt(found: Found, index: number): Found {
  const { value, field } = member(found, 'args');
  const part = Array.isArray(value) ? (value as readonly Json[])[index] : undefined;
  return { value: part, field: `${field}[${index}]` };
}

export function expectCount(found: Found, count: number): void {
  const has = partsOf(found).length;
  if (has === count) return;
  const message = `Expected ${count} ${count === 1 ? 'argument' : 'arguments'} for ${opOf(found)}, found ${has}.`;
  throw new Misfit('ast_args', `${found.field}.args`, message);
}

export function literalOf(found: Found): Literal {
  const { value, field } = member(found, 'val');
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const hint = 'Write {"val": …} with a text, a number, true or false.';
  throw new Misfit('ast_val', field, 'Expected a value.', hint);
}

export function textOf(found: Found): string {
  const value = literalOf(found);
  if (typeof value === 'string') return value;
  throw new Misfit('ast_val', `${found.field}.val`, 'Expected a text.', 'Put it in quotes.');
}

/** A number that fits `expected`. */
export function numberOf(found: Found, expected: string, fits: (value: number) => boolean): number {
  const value = literalOf(found);
  if (typeof value === 'number' && fits(value)) return value;
  throw new Misfit('ast_val', `${found.field}.val`, `Expected ${expected}.`);
}

export function pathOf(found: Found): readonly string[] {
  const { value, field } = member(found, 'ident');
  if (typeof value !== 'string') {
    throw new Misfit('ast_ident', field, 'Expected a name.', 'Write {"ident": "…"}.');
  }
  const read = parsePath(value);
  if ('path' in read) return read.path;
  throw new Misfit('ast_ident', field, read.message, read.hint);
}
