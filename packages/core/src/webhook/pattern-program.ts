import { covers } from './code-ranges.ts';
import type { PatternNode, PatternSet } from './pattern-tree.ts';

/** One step of a match. Numbers are places in the program. */
export type Instruction =
  | { readonly op: 'take'; readonly test: (code: number) => boolean }
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'assert'; readonly what: 'start' | 'end' | 'word' | 'no_word' }
  | { readonly op: 'match' };

/**
 * The tree as a program for `runPattern`: every instruction but a jump or split goes on to the one after it.
 * Undefined when it would be longer than `limit`; it stops there, however large the counts multiply out.
 */
export function compileProgram(node: PatternNode, limit: number): readonly Instruction[] | undefined {
  const program: Instruction[] = [];
  return emit(node, program, limit - 1) ? [...program, { op: 'match' }] : undefined;
}

function emit(node: PatternNode, program: Instruction[], limit: number): boolean {
  if (program.length >= limit) return node.kind === 'all' && node.parts.length === 0;
  switch (node.kind) {
    case 'set':
      program.push({ op: 'take', test: testOf(node) });
      return true;
    case 'assert':
      program.push({ op: 'assert', what: node.what });
      return true;
    case 'all':
      return node.parts.every((part) => emit(part, program, limit));
    case 'any':
      return emitAny(node.options, program, limit);
    case 'repeat':
      return emitRepeat(node.part, node.least, node.most, program, limit);
  }
}

function emitAny(options: readonly PatternNode[], program: Instruction[], limit: number): boolean {
  const ends: number[] = [];
  for (const [index, option] of options.entries()) {
    const last = index === options.length - 1;
    const split = program.length;
    if (!last) program.push({ op: 'jump', to: 0 });
    if (!emit(option, program, limit)) return false;
    if (last) continue;
    ends.push(program.length);
    program.push({ op: 'jump', to: 0 });
    program[split] = { op: 'split', first: split + 1, second: program.length };
  }
  for (const end of ends) program[end] = { op: 'jump', to: program.length };
  return program.length <= limit;
}

function emitRepeat(
  part: PatternNode,
  least: number,
  most: number,
  program: Instruction[],
  limit: number,
): boolean {
  for (let count = 0; count < least; count++) {
    const before = program.length;
    if (!emit(part, program, limit)) return false;
    // Nothing was written: repeating nothing is still nothing.
    if (program.length === before) return true;
  }
  if (most === Infinity) {
    const split = program.length;
    program.push({ op: 'jump', to: 0 });
    if (!emit(part, program, limit)) return false;
    program.push({ op: 'jump', to: split });
    program[split] = { op: 'split', first: split + 1, second: program.length };
    return program.length <= limit;
  }
  const splits: number[] = [];
  for (let count = least; count < most; count++) {
    splits.push(program.length);
    program.push({ op: 'jump', to: 0 });
    if (!emit(part, program, limit)) return false;
  }
  for (const split of splits) program[split] = { op: 'split', first: split + 1, second: program.length };
  return program.length <= limit;
}

function testOf({ ranges, negated, ignoreCase }: PatternSet): (code: number) => boolean {
  const holds = ignoreCase
    ? (code: number) => coversAnyCase(ranges, code)
    : (code: number) => covers(ranges, code);
  return negated ? (code) => !holds(code) : holds;
}

function coversAnyCase(ranges: readonly number[], code: number): boolean {
  if (covers(ranges, code)) return true;
  const sign = String.fromCodePoint(code);
  return covers(ranges, codeOf(sign.toLowerCase(), code)) || covers(ranges, codeOf(sign.toUpperCase(), code));
}

/** The one character of a text; `otherwise` when changing the case made several of it. */
function codeOf(text: string, otherwise: number): number {
  const code = text.codePointAt(0) ?? otherwise;
  return text.length === (code > 0xffff ? 2 : 1) ? code : otherwise;
}
