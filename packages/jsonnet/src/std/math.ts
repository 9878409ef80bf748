import type { Run } from '../runtime/run.ts';
import type { Wording } from '../wording.ts';
import { native, type NativeFunction } from './native.ts';
import { finite, modulo } from './numbers.ts';

function unary(name: string, work: (x: number, run: Run) => number): NativeFunction {
  return native(name, { x: 'number' }, (run, { x }) => finite(run, work(x, run)));
}

function predicate(name: string, holds: Readonly<Record<Wording, (x: number) => boolean>>): NativeFunction {
  return native(name, { x: 'number' }, (run, { x }) => holds[run.wording](x));
}

/** Halves go up. Go's go away from zero. */
const round: Readonly<Record<Wording, (x: number) => number>> = {
  cpp: (x) => Math.floor(x + 0.5),
  go: (x) => Math.sign(x) * Math.round(Math.abs(x)),
};

/** What is even or odd of a number that is not whole: C++ rounds it, Go cuts it off. */
const nearest: Readonly<Record<Wording, (x: number) => number>> = { cpp: round.cpp, go: Math.trunc };
const isWhole = (x: number): boolean => Number.isInteger(x);

function both(holds: (x: number) => boolean): Readonly<Record<Wording, (x: number) => boolean>> {
  return { cpp: (x) => holds(nearest.cpp(x)), go: (x) => holds(nearest.go(x)) };
}

/** `x` = mantissa · 2^exponent, the mantissa at least a half and below one. */
function split(x: number): { mantissa: number; exponent: number } {
  if (x === 0) return { mantissa: x, exponent: 0 };
  // Numbers so small that they lack digits are brought into range first.
  const lift = Math.abs(x) < 2 ** -1000 ? 128 : 0;
  const size = Math.abs(x) * 2 ** lift;
  let exponent = Math.floor(Math.log2(size)) + 1;
  // The logarithm is off by one near powers of two.
  if (size / 2 ** (exponent - 1) < 1) exponent--;
  if (size / 2 ** (exponent - 1) >= 2) exponent++;
  return { mantissa: (Math.sign(x) * (size / 2 ** (exponent - 1))) / 2, exponent: exponent - lift };
}

const wrong = (fn: string): string => `std.${fn} expected number, got `;
const wrongOfTwo = (fn: string): { a: string; b: string } => ({
  a: `std.${fn} first param expected number, got `,
  b: `std.${fn} second param expected number, got `,
});

export const math: readonly NativeFunction[] = [
  unary('floor', Math.floor),
  unary('ceil', Math.ceil),
  unary('sqrt', Math.sqrt),
  unary('sin', Math.sin),
  unary('cos', Math.cos),
  unary('tan', Math.tan),
  unary('asin', Math.asin),
  unary('acos', Math.acos),
  unary('atan', Math.atan),
  unary('log', Math.log),
  unary('log2', (x) => Math.log(x) / Math.log(2)),
  unary('log10', (x) => Math.log(x) / Math.log(10)),
  unary('exp', Math.exp),
  unary('mantissa', (x) => split(x).mantissa),
  unary('exponent', (x) => split(x).exponent),
  unary('round', (x, run) => round[run.wording](x)),
  unary('deg2rad', (x) => (x * Math.PI) / 180),
  unary('rad2deg', (x) => (x * 180) / Math.PI),
  native('pow', { x: 'number', n: 'number' }, (run, { x, n }) => finite(run, x ** n)),
  native('atan2', { y: 'number', x: 'number' }, (run, { y, x }) => finite(run, Math.atan2(y, x))),
  native('hypot', { a: 'number', b: 'number' }, (run, { a, b }) => finite(run, Math.hypot(a, b))),
  native('modulo', { a: 'number', b: 'number' }, (run, { a, b }) => modulo(run, a, b)),
  native('abs', { n: 'number' }, (_run, { n }) => Math.abs(n), { n: wrong('abs') }),
  native('sign', { n: 'number' }, (_run, { n }) => (n === 0 ? 0 : Math.sign(n)), { n: wrong('sign') }),
  native('max', { a: 'number', b: 'number' }, (_run, { a, b }) => (a > b ? a : b), wrongOfTwo('max')),
  native('min', { a: 'number', b: 'number' }, (_run, { a, b }) => (a < b ? a : b), wrongOfTwo('min')),
  native('clamp', { x: 'any', minVal: 'any', maxVal: 'any' }, (run, { x, minVal, maxVal }) => {
    if (run.compare(x, minVal) < 0) return minVal;
    return run.compare(x, maxVal) > 0 ? maxVal : x;
  }),
  predicate(
    'isEven',
    both((x) => x % 2 === 0),
  ),
  predicate(
    'isOdd',
    both((x) => x % 2 !== 0),
  ),
  predicate('isInteger', { cpp: isWhole, go: isWhole }),
  predicate('isDecimal', { cpp: (x) => !isWhole(x), go: (x) => !isWhole(x) }),
];
