import { repairBrackets } from './repair-brackets.ts';
import { repairPrint } from './repair-print.ts';

/** One thing that was put right; lines count from 1, in the text as it was given. */
export interface Repair {
  readonly line: number;
  readonly what: string;
}

export interface Repaired {
  readonly source: string;
  readonly changes: readonly Repair[];
}

/**
 * Puts right what printing does to a template: a shell command around it, signs that Markdown puts a backslash before,
 * typographic quotes and spaces, addresses in angle brackets, and a bracket too many or too few where there is only one
 * way (fact sheet 4, row 5). Undefined when the source is right already, or nothing can be done without guessing.
 */
export function repairSource(source: string, compiles: (source: string) => boolean): Repaired | undefined {
  if (compiles(source)) return undefined;
  const printed = repairPrint(source);
  if (compiles(printed.source)) return printed;
  const whole = repairBrackets(printed.source, compiles);
  if (whole === undefined) return printed.changes.length === 0 ? undefined : printed;
  return {
    source: whole.source,
    changes: [...printed.changes, ...whole.changes].toSorted((a, b) => a.line - b.line),
  };
}
