import type { Wording } from '../wording.ts';
import type { TypeName } from './value.ts';
import { escapeJson } from '../manifest/escape.ts';
import { goNumber, sixDigits } from './number-words.ts';

/** What the evaluator says when it fails, in the words of one of the references. */
export interface Words {
  readonly notFunction: (got: TypeName) => string;
  readonly tooMany: (parameters: number, got: number) => string;
  readonly boundTwice: (name: string) => string;
  readonly noParameter: (name: string) => string;
  readonly notBound: (name: string) => string;
  readonly condition: (got: TypeName) => string;
  readonly binary: (operator: string, left: TypeName, right: TypeName) => string;
  readonly unary: (operator: string, got: TypeName) => string;
  readonly inLeft: (got: TypeName) => string;
  readonly inRight: (got: TypeName) => string;
  readonly notIndexable: (got: TypeName) => string;
  readonly objectIndex: (got: TypeName) => string;
  readonly stringIndex: (got: TypeName) => string;
  readonly arrayIndex: (got: TypeName, text: string) => string;
  readonly bounds: (of: 'array' | 'string', index: number, length: number) => string;
  readonly fraction: (index: number) => string;
  readonly superIndex: (got: TypeName) => string;
  readonly inSuper: (got: TypeName) => string;
  readonly noSuper: string;
  readonly noField: (name: string) => string;
  readonly fieldName: (got: TypeName) => string;
  readonly comprehensionField: (got: TypeName) => string;
  readonly duplicate: (name: string) => string;
  readonly iterate: (got: TypeName) => string;
  readonly notANumber: string;
  readonly overflow: string;
  readonly divisionByZero: string;
  readonly negativeShift: string;
  readonly bitRange: (operand: number) => string;
  readonly equalFunctions: string;
  readonly notComparable: (left: TypeName, right: TypeName) => string;
  readonly functionShown: string;
  /** The name of the source of a top level argument. */
  readonly argumentSource: (name: string) => string;
  readonly noExternal: (name: string) => string;
  readonly noImport: (path: string, why: string) => string;
  /** The host failed to look for it. */
  readonly importFailed: (path: string, why: string) => string;
  readonly notFound: string;
  readonly assertion: string;
  readonly objectAssertion: string;
  readonly multi: (got: TypeName) => string;
  readonly stream: (got: TypeName) => string;
  readonly multiString: (name: string, got: TypeName) => string;
  readonly argument: (fn: string, expected: TypeName, got: TypeName) => string;
  /** The first argument of `std.trace` is no string. */
  readonly traced: (got: TypeName) => string;
}

const plural: Readonly<Record<TypeName, string>> = {
  null: 'null',
  boolean: 'booleans',
  number: 'numbers',
  string: 'strings',
  array: 'arrays',
  object: 'objects',
  function: 'functions',
};

const cpp: Words = {
  notFunction: (got) => `only functions can be called, got ${got}`,
  tooMany: (parameters) => `too many args, function has ${parameters} parameter(s)`,
  boundTwice: (name) => `binding parameter a second time: ${name}`,
  noParameter: (name) => `function has no parameter ${name}`,
  notBound: (name) => `function parameter ${name} not bound in call.`,
  condition: (got) => `condition must be boolean, got ${got}.`,
  binary: (operator, left, right) =>
    left === right
      ? `binary operator ${operator} does not operate on ${plural[left]}.`
      : `binary operator ${operator} requires matching types, got ${left} and ${right}.`,
  unary: (operator, got) =>
    got === 'boolean' || got === 'number'
      ? `unary operator ${operator} does not operate on ${plural[got]}.`
      : `unary operator ${operator} does not operate on type ${got}`,
  inLeft: (got) => `the left hand side of the 'in' operator should be a string,  got ${got}`,
  inRight: (got) => `the right hand side of the 'in' operator should be an object, got ${got}`,
  notIndexable: (got) => `can only index objects, strings, and arrays, got ${got}.`,
  objectIndex: (got) => `object index must be string, got ${got}.`,
  stringIndex: (got) => `string index must be a number, got ${got}.`,
  arrayIndex: (got, text) =>
    got === 'string'
      ? `attempted index an array with string ${escapeJson(text)}.`
      : `array index must be number, got ${got}.`,
  bounds: (of, index, length) =>
    `${of} bounds error: ${of === 'array' ? sixDigits(index) : String(index)} not within [0, ${length})`,
  fraction: (index) => `array index was not integer: ${sixDigits(index)}`,
  superIndex: (got) => `super index must be string, got ${got}.`,
  inSuper: (got) => `left hand side of e in super must be string, got ${got}.`,
  noSuper: 'attempt to use super when there is no super class.',
  noField: (name) => `field does not exist: ${name}`,
  fieldName: () => 'field name was not a string.',
  comprehensionField: (got) => `field must be string, got: ${got}`,
  duplicate: (name) => `duplicate field name: "${name}"`,
  iterate: () => 'In comprehension, can only iterate over array.',
  notANumber: 'not a number',
  overflow: 'overflow',
  divisionByZero: 'division by zero.',
  negativeShift: 'shift by negative exponent.',
  bitRange: () => 'numeric value outside safe integer range for bitwise operation.',
  equalFunctions: 'cannot test equality of functions',
  notComparable: (left, right) =>
    left === right
      ? `Values of type ${left} are not comparable.`
      : `Comparison requires matching types. Got ${left} and ${right}`,
  functionShown: "couldn't manifest function in JSON output.",
  argumentSource: (name) => `tla:${name}`,
  noExternal: (name) => `undefined external variable: ${name}`,
  noImport: (path, why) => `couldn't open import ${escapeJson(path)}: ${why}`,
  importFailed: (path, why) => `couldn't open import ${escapeJson(path)}: ${why}`,
  assertion: 'Assertion failed.',
  objectAssertion: 'Object assertion failed.',
  notFound: 'no match locally or in the Jsonnet library paths.',
  multi: multiMode,
  stream: streamMode,
  multiString: (_name, got) => `expected string result, got: ${got}`,
  argument: (fn, expected, got) => `Builtin function ${fn} expected (${expected}) but got (${got})`,
  traced: (got) => `Builtin function trace expected string as first parameter but got ${got}`,
};

function unexpected(got: TypeName, expected?: TypeName): string {
  return expected === undefined ? `Unexpected type ${got}` : `Unexpected type ${got}, expected ${expected}`;
}

function goBinary(operator: string, left: TypeName, right: TypeName): string {
  switch (operator) {
    case '+':
      return left === 'number' || left === 'array' || left === 'object'
        ? unexpected(right, left)
        : unexpected(left);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return left === 'number' || left === 'array' || left === 'string'
        ? unexpected(right, left)
        : unexpected(left);
    case '&&':
    case '||':
      return unexpected(left === 'boolean' ? right : left, 'boolean');
    default:
      return unexpected(left === 'number' ? right : left, 'number');
  }
}

const goTypes: Readonly<Record<TypeName, string>> = {
  null: '*jsonnet.valueNull',
  boolean: '*jsonnet.valueBoolean',
  number: '*jsonnet.valueNumber',
  string: '*jsonnet.valueFlatString',
  array: '*jsonnet.valueArray',
  object: '*jsonnet.valueObject',
  function: '*jsonnet.valueFunction',
};

const goJsonTypes: Readonly<Record<TypeName, string>> = {
  null: '<nil>',
  boolean: 'bool',
  number: 'float64',
  string: 'string',
  array: '[]interface {}',
  object: 'map[string]interface {}',
  function: 'func',
};

const go: Words = {
  notFunction: (got) => unexpected(got, 'function'),
  tooMany: (parameters, got) => `function expected ${parameters} positional argument(s), but got ${got}`,
  boundTwice: (name) => `Argument ${name} already provided`,
  noParameter: (name) => `function has no parameter ${name}`,
  notBound: (name) => `Missing argument: ${name}`,
  condition: (got) => unexpected(got, 'boolean'),
  binary: goBinary,
  unary: (operator, got) => unexpected(got, operator === '!' ? 'boolean' : 'number'),
  inLeft: (got) => unexpected(got, 'string'),
  inRight: (got) => unexpected(got, 'object'),
  notIndexable: (got) => `Value non indexable: ${goTypes[got]}`,
  objectIndex: (got) => unexpected(got, 'string'),
  stringIndex: (got) => unexpected(got, 'number'),
  arrayIndex: (got) => unexpected(got, 'number'),
  bounds: (_of, index, length) => `Index ${Math.trunc(index)} out of bounds, not within [0, ${length})`,
  fraction: (index) => `Expected an integer, but got ${goNumber(index)}`,
  superIndex: (got) => unexpected(got, 'string'),
  inSuper: (got) => unexpected(got, 'string'),
  noSuper: 'Attempt to use super when there is no super class.',
  noField: (name) => `Field does not exist: ${name}`,
  fieldName: (got) => `Field name must be string, got ${got}`,
  comprehensionField: (got) => `Field name must be string, got ${got}`,
  duplicate: (name) => `Duplicate field name: ${escapeJson(name)}`,
  iterate: (got) =>
    got === 'string'
      ? unexpected('array', 'string')
      : `std.flatMap second param must be array / string, got ${got}`,
  notANumber: 'Not a number',
  overflow: 'Overflow',
  divisionByZero: 'Division by zero.',
  negativeShift: 'Shift by negative exponent.',
  bitRange: (operand) =>
    `Bitwise operator argument ${goNumber(operand)} outside of range [-9223372036854775808, 9223372036854775807]`,
  equalFunctions: 'Cannot test equality of functions',
  notComparable: (left, right) => goBinary('<', left, right),
  functionShown: "couldn't manifest function as JSON",
  argumentSource: (name) => `<top-level-arg:${name}>`,
  noExternal: (name) => `Undefined external variable: ${name}`,
  noImport: (path, why) => `couldn't open import ${escapeJson(path)}: ${why}`,
  importFailed: (_path, why) => why,
  assertion: 'Assertion failed',
  objectAssertion: 'Object assertion failed.',
  notFound: 'no match locally or in the Jsonnet library paths',
  multi: multiMode,
  stream: streamMode,
  multiString: (name, got) =>
    `multi mode: top-level object's key ${name} has a value of type ${goJsonTypes[got]}, should be a string`,
  argument: (_fn, expected, got) => unexpected(got, expected),
  traced: (got) => unexpected(got, 'string'),
};

function multiMode(got: TypeName): string {
  return `multi mode: top-level object was a ${got}, should be an object whose keys are filenames and values hold the JSON for that file.`;
}

function streamMode(got: TypeName): string {
  return `stream mode: top-level object was a ${got}, should be an array whose elements hold the JSON for each document in the stream.`;
}

export const words: Readonly<Record<Wording, Words>> = { cpp, go };
