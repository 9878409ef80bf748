import type { Evaluation } from './evaluation.ts';
import { ExtendedObject, LayeredObject } from './object.ts';
import { ArrayValue, typeName } from './value.ts';
import type { Value } from './value.ts';

/** `left + right` where they are not both numbers. */
export function addValues(run: Evaluation, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return finite(run, left + right);
  if (typeof left === 'string' || typeof right === 'string') {
    const before = typeof left === 'string' ? left : run.text(left);
    return joined(run, before, typeof right === 'string' ? right : run.text(right));
  }
  if (left instanceof ArrayValue && right instanceof ArrayValue) {
    if (left.items.length === 0) return right;
    if (right.items.length === 0) return left;
    run.allocate(left.items.length + right.items.length);
    return new ArrayValue(left.items.concat(right.items));
  }
  if (left instanceof LayeredObject && right instanceof LayeredObject) {
    run.allocate(1);
    run.afford(left.size + right.size);
    return new ExtendedObject(run, left, right);
  }
  return refuse(run, '+', left, right);
}

/** A JavaScript engine shares the parts of a sum: the sum costs the shorter, or half its length when they double. */
function joined(run: Evaluation, left: string, right: string): string {
  run.allocate(Math.min(left.length, right.length) + 1);
  run.afford(left.length + right.length);
  return left + right;
}

export function finite(run: Evaluation, value: number): number {
  if (Number.isFinite(value)) return value;
  return run.failFor((words) => (Number.isNaN(value) ? words.notANumber : words.overflow));
}

export function divide(run: Evaluation, left: number, right: number): number {
  if (right === 0) return run.failFor((words) => words.divisionByZero);
  return finite(run, left / right);
}

export function modulo(run: Evaluation, left: number, right: number): number {
  if (right === 0) return run.failFor((words) => words.divisionByZero);
  return finite(run, left % right);
}

export type BitOperator = '&' | '|' | '^' | '<<' | '>>';

/** On 64 bits. The C++ reference takes safe integers only, the Go one all that 64 bits hold. */
export function bitwise(run: Evaluation, operator: BitOperator, left: number, right: number): number {
  const shift = operator === '<<' || operator === '>>';
  if (run.wording === 'cpp' && shift) notNegative(run, right);
  const a = integer(run, left);
  const b = integer(run, right);
  if (run.wording === 'go' && shift) notNegative(run, right);
  return operate(run, operator, a, b);
}

function operate(run: Evaluation, operator: BitOperator, a: bigint, b: bigint): number {
  switch (operator) {
    case '&':
      return Number(a & b);
    case '|':
      return Number(a | b);
    case '^':
      return Number(a ^ b);
    case '>>':
      return Number(a >> (b % 64n));
    case '<<': {
      const by = b % 64n;
      const magnitude = a < 0n ? -a : a;
      if (run.wording === 'cpp' && by >= 1n && magnitude >= 1n << (63n - by)) {
        run.failFor((words) => words.bitRange(Number(a)));
      }
      return Number(BigInt.asIntN(64, a << by));
    }
  }
}

/** `~`, of any number. */
export function invert(value: number): number {
  if (Math.abs(value) < 2 ** 53) return -Math.trunc(value) - 1;
  return Number(BigInt.asIntN(64, ~BigInt(Math.trunc(value))));
}

function notNegative(run: Evaluation, by: number): void {
  if (by < 0) run.failFor((words) => words.negativeShift);
}

function integer(run: Evaluation, value: number): bigint {
  const most = run.wording === 'cpp' ? Number.MAX_SAFE_INTEGER : 2 ** 63;
  const least = run.wording === 'cpp' ? Number.MIN_SAFE_INTEGER : -(2 ** 63);
  if (value < least || value > most) run.failFor((words) => words.bitRange(value));
  return BigInt.asIntN(64, BigInt(Math.trunc(value)));
}

export function refuse(run: Evaluation, operator: string, left: Value, right: Value): never {
  return run.failFor((words) => words.binary(operator, typeName(left), typeName(right)));
}
