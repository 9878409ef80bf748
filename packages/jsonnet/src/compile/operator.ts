import { addValues, bitwise, divide, finite, invert, modulo, refuse } from '../runtime/arithmetic.ts';
import type { BitOperator } from '../runtime/arithmetic.ts';
import { compareValues, equalValues } from '../runtime/comparison.ts';
import type { Evaluation } from '../runtime/evaluation.ts';
import type { Code, Site } from '../runtime/frame.ts';
import { FunctionValue, ObjectValue, typeName } from '../runtime/value.ts';
import type { Value } from '../runtime/value.ts';
import type { Binary, BinaryOperator, Node, Unary } from '../syntax/ast.ts';
import type { Compiler } from './compiler.ts';
import type { Block } from './scope.ts';
import { siteOf } from './variable.ts';

export function unaryCode(compiler: Compiler, node: Unary, block: Block): Code {
  const operand = compiler.code(node.operand, block);
  const { operator } = node;
  const site = siteOf(node, block);
  return (frame, run) => {
    const value = operand(frame, run);
    if (operator === '!' && typeof value === 'boolean') return !value;
    if (typeof value === 'number' && operator !== '!') {
      if (operator === '-') return -value;
      return operator === '+' ? value : invert(value);
    }
    run.at(site, frame);
    return run.failFor((words) => words.unary(operator, typeName(value)));
  };
}

/** What an operator does with two values, from where evaluation stands. */
type Operation = (run: Evaluation, left: Value, right: Value) => Value;

function onNumbers(
  operator: BinaryOperator,
  operate: (run: Evaluation, left: number, right: number) => Value,
): Operation {
  return (run, left, right) =>
    typeof left === 'number' && typeof right === 'number'
      ? operate(run, left, right)
      : refuse(run, operator, left, right);
}

function ordered(operator: BinaryOperator, holds: (order: number) => boolean): Operation {
  return (run, left, right) => holds(compareValues(run, left, right, operator));
}

function onBits(operator: BitOperator): Operation {
  return onNumbers(operator, (run, left, right) => bitwise(run, operator, left, right));
}

function contains(run: Evaluation, left: Value, right: Value): Value {
  // The Go reference looks at the object first.
  const goFirst = run.wording === 'go' && !(right instanceof ObjectValue);
  if (typeof left !== 'string' && !goFirst) return run.failFor((words) => words.inLeft(typeName(left)));
  if (!(right instanceof ObjectValue)) return run.failFor((words) => words.inRight(typeName(right)));
  const name = left as string;
  run.read(name);
  return right.has(name, true);
}

type Eager = Exclude<BinaryOperator, '&&' | '||' | '%'>;

const operations: Readonly<Record<Eager, Operation>> = {
  '+': addValues,
  '-': onNumbers('-', (run, left, right) => finite(run, left - right)),
  '*': onNumbers('*', (run, left, right) => finite(run, left * right)),
  '/': onNumbers('/', divide),
  '<<': onBits('<<'),
  '>>': onBits('>>'),
  '&': onBits('&'),
  '^': onBits('^'),
  '|': onBits('|'),
  '<': ordered('<', (order) => order < 0),
  '>': ordered('>', (order) => order > 0),
  '<=': ordered('<=', (order) => order <= 0),
  '>=': ordered('>=', (order) => order >= 0),
  '==': equalValues,
  '!=': (run, left, right) => !equalValues(run, left, right),
  in: contains,
};

/** What needs no look at the table when both are numbers; undefined when it takes one after all. */
type Quick = (left: number, right: number) => Value | undefined;

const quick: Partial<Readonly<Record<BinaryOperator, Quick>>> = {
  '+': (left, right) => sound(left + right),
  '-': (left, right) => sound(left - right),
  '*': (left, right) => sound(left * right),
  '%': (left, right) => (right === 0 ? undefined : left % right),
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
};

function sound(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

export function binaryCode(compiler: Compiler, node: Binary, block: Block): Code {
  if (node.operator === '&&' || node.operator === '||') return logicalCode(compiler, node, block);
  const operands: Binary[] = [];
  let first: Node = node;
  for (; first.kind === 'binary' && isEager(first.operator); first = first.left) operands.push(first);
  // A chain as long as the text would not fit the stack: it is worked off from the left.
  if (operands.length > 50) return chainCode(compiler, first, operands.toReversed(), block);
  const left = compiler.code(node.left, block);
  const step = stepOf(compiler, node, block);
  const { right, operate, site } = step;
  if (node.operator === '==' || node.operator === '!=') {
    const same = node.operator === '==';
    return (frame, run) => {
      const a = left(frame, run);
      const b = right(frame, run);
      if (typeof a !== 'object' && typeof a !== 'string') return (a === b) === same;
      run.at(site, frame);
      return equalValues(run, a, b) === same;
    };
  }
  const fast = quick[node.operator];
  if (fast === undefined) {
    return (frame, run) => {
      const a = left(frame, run);
      const b = right(frame, run);
      run.at(site, frame);
      return operate(run, a, b);
    };
  }
  return (frame, run) => {
    const a = left(frame, run);
    const b = right(frame, run);
    if (typeof a === 'number' && typeof b === 'number') {
      const value = fast(a, b);
      if (value !== undefined) return value;
    }
    run.at(site, frame);
    return operate(run, a, b);
  };
}

interface Step {
  readonly right: Code;
  readonly operate: Operation;
  readonly site: Site;
}

function stepOf(compiler: Compiler, node: Binary, block: Block): Step {
  return {
    right: compiler.code(node.right, block),
    operate: node.operator === '+' ? addition(node, block) : operationOf(compiler, node.operator),
    site: siteOf(node, block),
  };
}

function chainCode(compiler: Compiler, first: Node, nodes: readonly Binary[], block: Block): Code {
  const start = compiler.code(first, block);
  const steps = nodes.map((node) => stepOf(compiler, node, block));
  return (frame, run) => {
    let value = start(frame, run);
    for (const { right, operate, site } of steps) {
      const next = right(frame, run);
      run.at(site, frame);
      value = operate(run, value, next);
    }
    return value;
  };
}

function isEager(operator: BinaryOperator): boolean {
  return operator !== '&&' && operator !== '||';
}

function operationOf(compiler: Compiler, operator: BinaryOperator): Operation {
  if (operator === '%') return remainder(compiler);
  if (operator === '&&' || operator === '||') return (run, a, b) => refuse(run, operator, a, b);
  return operations[operator];
}

/** What becomes text because the other operand is one stands where its operand stands. */
function addition(node: Binary, block: Block): Operation {
  const leftSite = siteOf(node.left, block);
  const rightSite = siteOf(node.right, block);
  return (run, left, right) => {
    const isText = typeof left === 'string';
    if (isText !== (typeof right === 'string')) run.site = isText ? rightSite : leftSite;
    return addValues(run, left, right);
  };
}

/** `%` of numbers, else `std.mod`, which formats strings. */
function remainder(compiler: Compiler): Operation {
  const mod = compiler.std.field('mod');
  return (run, left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return modulo(run, left, right);
    if (mod instanceof FunctionValue) return mod.apply(run, [left, right]);
    return refuse(run, '%', left, right);
  };
}

/** A chain of one operator is worked off from the left: texts may have thousands. */
function logicalCode(compiler: Compiler, node: Binary, block: Block): Code {
  const { operator } = node;
  const steps: LogicalStep[] = [];
  let first: Node = node;
  for (; first.kind === 'binary' && first.operator === operator; first = first.left) {
    steps.push({ right: compiler.code(first.right, block), site: siteOf(first, block) });
  }
  const start = compiler.code(first, block);
  steps.reverse();
  const decides = operator === '||';
  return (frame, run) => {
    let a = start(frame, run);
    for (const { right, site } of steps) {
      if (a === decides) return a;
      if (typeof a !== 'boolean' && run.wording === 'go') {
        run.at(site, frame);
        return refuse(run, operator, a, a);
      }
      const b = right(frame, run);
      if (typeof a !== 'boolean' || typeof b !== 'boolean') {
        run.at(site, frame);
        return refuse(run, operator, a, b);
      }
      a = b;
    }
    return a;
  };
}

interface LogicalStep {
  readonly right: Code;
  readonly site: Site;
}
