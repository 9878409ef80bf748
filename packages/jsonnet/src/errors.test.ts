import { describe, expect, it } from 'vitest';
import { JsonnetError } from './jsonnet-error.ts';
import { compile } from './jsonnet.ts';
import type { TextOptions } from './jsonnet.ts';

function failure(text: string, wording: 'cpp' | 'go' = 'cpp', options: TextOptions = {}): JsonnetError {
  try {
    compile(text, { name: 't', wording }).evaluate(options);
  } catch (error) {
    if (error instanceof JsonnetError) return error;
    throw error;
  }
  throw new Error(`no failure: ${text}`);
}

describe('messages of the C++ reference, and of the Go one', () => {
  it.each([
    ['1()', 'only functions can be called, got number', 'Unexpected type number, expected function'],
    [
      '(function(a) a)(1, 2)',
      'too many args, function has 1 parameter(s)',
      'function expected 1 positional argument(s), but got 2',
    ],
    ['(function(a) a)(1, a=2)', 'binding parameter a second time: a', 'Argument a already provided'],
    ['(function(a) a)(b=2)', 'function has no parameter b', 'function has no parameter b'],
    ['(function(a) a)()', 'function parameter a not bound in call.', 'Missing argument: a'],
    ['if 1 then 2', 'condition must be boolean, got number.', 'Unexpected type number, expected boolean'],
    [
      '1 - "a"',
      'binary operator - requires matching types, got number and string.',
      'Unexpected type string, expected number',
    ],
    [
      '"a" - "b"',
      'binary operator - does not operate on strings.',
      'Unexpected type string, expected number',
    ],
    [
      '{} + []',
      'binary operator + requires matching types, got object and array.',
      'Unexpected type array, expected object',
    ],
    ['null + null', 'binary operator + does not operate on null.', 'Unexpected type null'],
    ['{} < {}', 'binary operator < does not operate on objects.', 'Unexpected type object'],
    [
      '1 && true',
      'binary operator && requires matching types, got number and boolean.',
      'Unexpected type number, expected boolean',
    ],
    ['true || 1', '', ''],
    [
      'false || 1',
      'binary operator || requires matching types, got boolean and number.',
      'Unexpected type number, expected boolean',
    ],
    ['!1', 'unary operator ! does not operate on numbers.', 'Unexpected type number, expected boolean'],
    ['-true', 'unary operator - does not operate on booleans.', 'Unexpected type boolean, expected number'],
    ['-"a"', 'unary operator - does not operate on type string', 'Unexpected type string, expected number'],
    [
      '1 in {}',
      "the left hand side of the 'in' operator should be a string,  got number",
      'Unexpected type number, expected string',
    ],
    [
      '"a" in []',
      "the right hand side of the 'in' operator should be an object, got array",
      'Unexpected type array, expected object',
    ],
    [
      '1[0]',
      'can only index objects, strings, and arrays, got number.',
      'Value non indexable: *jsonnet.valueNumber',
    ],
    ['{}[1]', 'object index must be string, got number.', 'Unexpected type number, expected string'],
    ['[1]["a"]', 'attempted index an array with string "a".', 'Unexpected type string, expected number'],
    ['[1][null]', 'array index must be number, got null.', 'Unexpected type null, expected number'],
    ['[1][1]', 'array bounds error: 1 not within [0, 1)', 'Index 1 out of bounds, not within [0, 1)'],
    ['"é"[-1]', 'string bounds error: -1 not within [0, 1)', 'Index -1 out of bounds, not within [0, 1)'],
    ['[1, 2][0.5]', 'array index was not integer: 0.5', ''],
    [
      '{ a: super.b }',
      'attempt to use super when there is no super class.',
      'Attempt to use super when there is no super class.',
    ],
    [
      '{} + { a: super[1] }',
      'super index must be string, got number.',
      'Unexpected type number, expected string',
    ],
    [
      '{} + { a: 1 in super }',
      'left hand side of e in super must be string, got number.',
      'Unexpected type number, expected string',
    ],
    ['{ a: 1 }.b', 'field does not exist: b', 'Field does not exist: b'],
    ['{ [1]: 2 }', 'field name was not a string.', 'Field name must be string, got number'],
    ['{ [x]: 2 for x in [1] }', 'field must be string, got: number', 'Field name must be string, got number'],
    ['{ [x]: 2 for x in ["a", "a"] }', 'duplicate field name: "a"', 'Duplicate field name: "a"'],
    [
      '[x for x in 1]',
      'In comprehension, can only iterate over array.',
      'std.flatMap second param must be array / string, got number',
    ],
    [
      '[x for x in [1] if x]',
      'condition must be boolean, got number.',
      'Unexpected type number, expected boolean',
    ],
    ['1 / 0', 'division by zero.', 'Division by zero.'],
    ['1 % 0', 'division by zero.', 'Division by zero.'],
    ['1e308 * 10', 'overflow', 'Overflow'],
    ['1e999', 'overflow', 'overflow'],
    ['1 << -1', 'shift by negative exponent.', 'Shift by negative exponent.'],
    ['(1 << 53) | 1', 'numeric value outside safe integer range for bitwise operation.', ''],
    [
      '1e30 & 1',
      'numeric value outside safe integer range for bitwise operation.',
      'Bitwise operator argument 1e+30 outside of range [-9223372036854775808, 9223372036854775807]',
    ],
    ['4503599627370496 << 11', 'numeric value outside safe integer range for bitwise operation.', ''],
    [
      '(function() 1) == (function() 1)',
      'cannot test equality of functions',
      'Cannot test equality of functions',
    ],
    ['function() 1', '', ''],
    [
      '{ a: function() 1 }',
      "couldn't manifest function in JSON output.",
      "couldn't manifest function as JSON",
    ],
    ['std.extVar("x")', 'undefined external variable: x', 'Undefined external variable: x'],
    ['assert false; 1', 'Assertion failed.', 'Assertion failed'],
    ['{ assert false }', 'Object assertion failed.', 'Object assertion failed.'],
    ['{ assert false : "said" }', 'said', 'said'],
    ['({ assert self.a == 1, a: 1 } + { a: 2 }).a', 'Object assertion failed.', 'Object assertion failed.'],
    ['error { a: 1 }', '{"a": 1}', '{"a": 1}'],
    [
      'std.trace(1, 2)',
      'Builtin function trace expected string as first parameter but got number',
      'Unexpected type number, expected string',
    ],
  ])('%s', (text, cpp, go) => {
    if (cpp === '') expect(() => compile(text).evaluate()).not.toThrow();
    else expect(failure(text).said).toBe(cpp);
    if (go === '') expect(() => compile(text, { wording: 'go' }).evaluate()).not.toThrow();
    else expect(failure(text, 'go').said).toBe(go);
  });

  it('speak of the output that was asked for', () => {
    const asked =
      (text: string, use: 'multi' | 'stream', options: TextOptions = {}) =>
      () =>
        compile(text)[use](options);
    expect(asked('1', 'multi')).toThrow('multi mode: top-level object was a number, should be');
    expect(asked('1', 'stream')).toThrow('stream mode: top-level object was a number, should be');
    expect(asked('{ a: 1 }', 'multi', { string: true })).toThrow('expected string result, got: number');
    expect(() => compile('1').evaluate({ string: true })).toThrow('expected string result, got: number');
  });

  it('of the host become those of the program', () => {
    const call = (): never => {
      throw new Error('out of order');
    };
    const natives = { f: { parameters: [], call } };
    expect(failure('std.native("f")()', 'cpp', { natives }).message).toBe(
      'RUNTIME ERROR: out of order\n\tt:1:1-18\t',
    );
  });

  it('of code given from outside are static errors', () => {
    expect(failure('std.extVar("x")', 'cpp', { ext: { x: { code: '(' } } }).kind).toBe('static');
  });
});

describe('traces', () => {
  it('name functions, objects and thunks, from the inside out', () => {
    const text = 'local f(x) =\n  x.a;\nlocal o = { a: error "here" };\n{ b: f(o) }';
    expect(failure(text).message).toBe(
      [
        'RUNTIME ERROR: here',
        '\tt:3:16-28\tobject <x>',
        '\tt:2:3-6\tfunction <f>',
        '\tt:4:6-10\tobject <anonymous>',
        '\tDuring manifestation\t',
      ].join('\n'),
    );
  });

  it('name arguments by their parameters', () => {
    expect(failure('local f(x) = x; f(1 + error "a")').message).toBe(
      'RUNTIME ERROR: a\n\tt:1:23-32\tthunk <x>\n\tt:1:14\tfunction <f>\n\tt:1:17-33\t',
    );
  });

  it('leave out the middle', () => {
    const text = 'local f(n) = if n == 0 then error "deep" else 1 + f(n - 1); f(30)';
    const lines = failure(text, 'cpp', { maxTrace: 4 }).message.split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[3]).toBe('\t...');
    expect(failure(text, 'cpp', { maxTrace: 0 }).message.split('\n').length).toBeGreaterThan(30);
    expect(failure(text).trace.length).toBeGreaterThan(30);
  });

  it('say where a top level function is called', () => {
    expect(failure('function(a) a').message).toBe(
      'RUNTIME ERROR: function parameter a not bound in call.\n\tTop-level function\t',
    );
  });
});
