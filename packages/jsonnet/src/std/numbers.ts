import { goNumber } from '../runtime/number-words.ts';
import type { Run } from '../runtime/run.ts';
import type { Wording } from '../wording.ts';

interface NumberWords {
  readonly notANumber: string;
  readonly overflow: string;
  readonly byZero: string;
}

const said: Readonly<Record<Wording, NumberWords>> = {
  cpp: { notANumber: 'not a number', overflow: 'overflow', byZero: 'division by zero.' },
  go: { notANumber: 'Not a number', overflow: 'Overflow', byZero: 'Division by zero.' },
};

/** A number of Jsonnet is finite: all else is an error. */
export function finite(run: Run, value: number): number {
  if (Number.isFinite(value)) return value;
  return run.fail(Number.isNaN(value) ? said[run.wording].notANumber : said[run.wording].overflow);
}

/** The remainder with the sign of the dividend, as C's fmod. */
export function modulo(run: Run, a: number, b: number): number {
  if (b === 0) run.fail(said[run.wording].byZero);
  return finite(run, a % b);
}

/** A whole number: C++ cuts off what is behind the point, Go does not let it pass. */
export function whole(run: Run, value: number): number {
  if (run.wording === 'go' && !Number.isSafeInteger(value)) {
    run.fail(`Expected an integer, but got ${goNumber(value)}`);
  }
  return Math.trunc(value);
}

/** Whether it needs no point: an index, a byte, a count. */
export function isIndex(value: unknown, below: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < below;
}
