import { isWord } from './code-ranges.ts';
import { compileProgram, type Instruction } from './pattern-program.ts';
import { parsePattern, type PatternFault } from './pattern-tree.ts';

const LONGEST_PATTERN = 500;
const LARGEST_PROGRAM = 2000;
const LONGEST_TEXT = 10_000;
/** A few hundredths of a second. */
const MOST_STEPS = 1_000_000;

/** `found` is undefined when it was given up: the text was too long, or the steps ran out. */
export interface Search {
  readonly found: boolean | undefined;
  readonly steps: number;
}

/** A pattern ready to look anywhere in a text. What was given up counts as not found. */
export interface Pattern {
  readonly ok: true;
  readonly test: (text: string) => boolean;
  readonly search: (text: string) => Search;
}

/**
 * A pattern whose time grows with the length of the text and of the pattern, never beyond their product: all ways
 * through the pattern are followed at once, one character at a time (Thompson's construction, after Pike). What it
 * knows is listed at `parsePattern`; it counts characters, not UTF-16 units.
 */
export function compilePattern(text: string): Pattern | { readonly ok: false; readonly fault: PatternFault } {
  if (text.length > LONGEST_PATTERN) {
    return { ok: false, fault: { at: LONGEST_PATTERN, message: `At most ${LONGEST_PATTERN} characters.` } };
  }
  const node = parsePattern(text);
  if ('fault' in node) return { ok: false, fault: node.fault };
  const program = compileProgram(node, LARGEST_PROGRAM);
  if (program === undefined) {
    return {
      ok: false,
      fault: { at: 0, message: 'Its counts multiply to something too large. Use smaller ones.' },
    };
  }
  const run = runner(program);
  const search = (value: string): Search =>
    value.length > LONGEST_TEXT ? { found: undefined, steps: 0 } : run(value);
  return { ok: true, search, test: (value) => search(value).found === true };
}

function runner(program: readonly Instruction[]): (text: string) => Search {
  const size = program.length;
  const seen = new Int32Array(size);
  const stack = new Int32Array(2 * size + 2);
  let current = new Int32Array(size);
  let next = new Int32Array(size);
  let round = 0;
  return (text) => {
    let [steps, waiting, before, at] = [0, 0, -1, 0];
    seen.fill(0);
    round = 0;
    for (;;) {
      const code = text.codePointAt(at) ?? -1;
      round++;
      let held = 0;
      // Everything that took the character before, and a new try from here.
      for (let index = 0; index <= waiting; index++) {
        let top = 0;
        stack[top++] = index < waiting ? (current[index] as number) : 0;
        while (top > 0) {
          const place = stack[--top] as number;
          if (seen[place] === round) continue;
          seen[place] = round;
          steps++;
          const instruction = program[place] as Instruction;
          switch (instruction.op) {
            case 'match':
              return { found: true, steps };
            case 'take':
              if (code >= 0 && instruction.test(code)) next[held++] = place + 1;
              break;
            case 'jump':
              stack[top++] = instruction.to;
              break;
            case 'split':
              stack[top++] = instruction.second;
              stack[top++] = instruction.first;
              break;
            case 'assert':
              if (holds(instruction.what, before, code)) stack[top++] = place + 1;
              break;
          }
        }
      }
      if (code < 0) return { found: false, steps };
      if (steps > MOST_STEPS) return { found: undefined, steps };
      [current, next, waiting] = [next, current, held];
      before = code;
      at += code > 0xffff ? 2 : 1;
    }
  };
}

function holds(what: 'start' | 'end' | 'word' | 'no_word', before: number, after: number): boolean {
  if (what === 'start') return before < 0;
  if (what === 'end') return after < 0;
  return (isWord(before) !== isWord(after)) === (what === 'word');
}
