import { expect, test } from 'vitest';
import { JsonnetError } from '../jsonnet-error.ts';
import { parse } from './parse.ts';

function errorOf(text: string, wording: 'cpp' | 'go'): string {
  try {
    parse({ name: 'a', text }, { wording });
  } catch (error) {
    if (error instanceof JsonnetError && error.kind === 'static') return error.message;
    throw error;
  }
  return 'no error';
}

test('an error knows what was said and where', () => {
  expect.assertions(3);
  try {
    parse({ name: 'dir/a.jsonnet', text: '{\n  a: 1\n  b: 2 }' }, { wording: 'cpp' });
  } catch (error) {
    const { said, span, trace } = error as JsonnetError;
    expect(said).toBe('expected a comma before next field.');
    expect([span?.begin, span?.end]).toEqual([11, 12]);
    expect(trace).toEqual([]);
  }
});

test.each([
  // Terminals.
  ['', '1:1: unexpected end of file.', '1:1 Unexpected end of file'],
  ['1 +\n', '2:1: unexpected end of file.', '2:1 Unexpected end of file'],
  [
    'then',
    '1:1-5: unexpected: then while parsing terminal',
    '1:1-5 Unexpected: "then" while parsing terminal',
  ],
  ['[.]', '1:2: unexpected: "." while parsing terminal', '1:2-3 Unexpected: "." while parsing terminal'],
  [
    'a tailstrict',
    '1:3-13: did not expect: (tailstrict, "tailstrict")',
    '1:3-13 Did not expect: "tailstrict"',
  ],
  ['a b', '1:3: did not expect: (IDENTIFIER, "b")', '1:3-4 Did not expect: (IDENTIFIER, "b")'],
  ['a ""', '1:3-5: did not expect: STRING_DOUBLE', '1:3-5 Did not expect: STRING_DOUBLE'],
  [
    "a @''''",
    '1:3-8: did not expect: (VERBATIM_STRING_SINGLE, "\'")',
    '1:3-8 Did not expect: (VERBATIM_STRING_SINGLE, "\'")',
  ],
  ['1_0 2_0', '1:5-8: did not expect: (NUMBER, "20")', '1:5-8 Did not expect: (NUMBER, "20")'],
  ['a)', '1:2: did not expect: ")"', '1:2-3 Did not expect: ")"'],
  ['1 $', '1:3: did not expect: "$"', '1:3-4 Did not expect: "$"'],
  ['1 : 2', '1:3: did not expect: ":"', '1:3-4 Did not expect: (OPERATOR, ":")'],
  ['(1', '1:3: expected token ")" but got end of file', '1:3 Expected token ")" but got end of file'],
  ['(1; 2)', '1:3: expected token ")" but got ";"', '1:3-4 Expected token ")" but got ";"'],
  // Operators.
  ['* 1', '1:1: not a unary operator: *', '1:1-2 Not a unary operator: *'],
  ['1 <> 2', '1:3-5: not a binary operator: <>', '1:3-5 Not a binary operator: <>'],
  ['1 = 2', '1:3: not a binary operator: =', '1:3-4 Not a binary operator: ='],
  ['1 ! 2', '1:3: not a binary operator: !', '1:3-4 Not a binary operator: !'],
  // Names behind a dot, and super.
  [
    'a.1',
    '1:3: expected token IDENTIFIER but got (NUMBER, "1")',
    '1:3-4 Expected token IDENTIFIER but got (NUMBER, "1")',
  ],
  [
    'a.self',
    '1:3-7: expected token IDENTIFIER but got (self, "self")',
    '1:3-7 Expected token IDENTIFIER but got "self"',
  ],
  ['{ a: super }', '1:6-11: expected . or [ after super.', '1:6-11 Expected . or [ after super'],
  ['super[1', '1:8: expected token "]" but got end of file', '1:8 Expected token "]" but got end of file'],
  // Arrays and comprehensions.
  [
    '[1 2]',
    '1:4: expected a comma before next array element.',
    '1:4-5 Expected a comma before next array element',
  ],
  ['[1,, 2]', '1:4: unexpected: "," while parsing terminal', '1:4-5 Unexpected: "," while parsing terminal'],
  [
    '[for x in []]',
    '1:2-5: unexpected: for while parsing terminal',
    '1:2-5 Unexpected: "for" while parsing terminal',
  ],
  [
    '[1, 2 for x in []]',
    '1:7-10: expected a comma before next array element.',
    '1:7-10 Expected a comma before next array element',
  ],
  [
    '[1, 2, for x in []]',
    '1:8-11: unexpected: for while parsing terminal',
    '1:8-11 Unexpected: "for" while parsing terminal',
  ],
  [
    '[1 for x of []]',
    '1:10-12: expected token in but got (IDENTIFIER, "of")',
    '1:10-12 Expected token in but got (IDENTIFIER, "of")',
  ],
  [
    '[1 for x in [], 2]',
    '1:15: expected for, if or "]" after for clause, got: ","',
    '1:15-16 Expected for, if or "]" after for clause, got: ","',
  ],
  // Indices and slices.
  ['a[]', '1:3: unexpected: "]" while parsing index', '1:3-4 ast.Index requires an expression'],
  ['a[1 2]', '1:5: unexpected: NUMBER while parsing slice', '1:5-6 Expected token "]" but got (NUMBER, "2")'],
  [
    'a[1:2 3]',
    '1:7: unexpected: NUMBER while parsing slice',
    '1:7-8 Expected token "]" but got (NUMBER, "3")',
  ],
  [
    'a[1:2:3 4]',
    '1:9: expected token "]" but got (NUMBER, "4")',
    '1:9-10 Expected token "]" but got (NUMBER, "4")',
  ],
  ['a[1:2:3:4]', '1:8: expected token "]" but got ":"', '1:8-9 Invalid slice: too many colons'],
  ['a[1:2::3]', '1:6-8: unexpected: OPERATOR while parsing slice', '1:6-8 Invalid slice: too many colons'],
  ['a[:::]', '1:3-6: not a unary operator: :::', '1:3-6 Not a unary operator: :::'],
  // Calls and parameters.
  [
    'f(1 2)',
    '1:5: expected a comma before next function argument.',
    '1:5-6 Expected a comma before next function argument, got (NUMBER, "2")',
  ],
  [
    'f(x=1, (2))',
    '1:8-11: Positional argument after a named argument is not allowed',
    '1:8-9 Positional argument after a named argument is not allowed',
  ],
  [
    'f(x=1, 2, *)',
    '1:11: not a unary operator: *',
    '1:8-9 Positional argument after a named argument is not allowed',
  ],
  [
    'function x',
    '1:10: expected ( but got (IDENTIFIER, "x")',
    '1:10-11 Expected ( but got (IDENTIFIER, "x")',
  ],
  [
    'function(x y) 1',
    '1:12: expected a comma before next function parameter.',
    '1:12-13 Expected a comma before next function parameter, got (IDENTIFIER, "y")',
  ],
  [
    'function((x)) 1',
    '1:10-13: could not parse parameter here.',
    '1:10-11 Expected token IDENTIFIER but got "(" while parsing parameter',
  ],
  [
    'function(x.y, 1) 1',
    '1:10-13: could not parse parameter here.',
    '1:11-12 Expected a comma before next function parameter, got "."',
  ],
  [
    '{ f(1): 2 }',
    '1:5: could not parse parameter here.',
    '1:5-6 Expected token IDENTIFIER but got (NUMBER, "1") while parsing parameter',
  ],
  // Binds.
  [
    'local 1 = 2; 3',
    '1:7: expected token IDENTIFIER but got (NUMBER, "1")',
    '1:7-8 Expected token IDENTIFIER but got (NUMBER, "1")',
  ],
  [
    'local x 1',
    '1:9: expected token OPERATOR but got (NUMBER, "1")',
    '1:9-10 Expected operator = but got (NUMBER, "1")',
  ],
  [
    'local x == 1',
    '1:9-11: expected operator = but got ==',
    '1:9-11 Expected operator = but got (OPERATOR, "==")',
  ],
  ['local x = 1', '1:12: expected , or ; but got end of file', '1:12 Expected , or ; but got end of file'],
  ['local x = 1, x(a) = 2; 3', '1:14: duplicate local var: x', '1:14-15 Duplicate local var: x'],
  ['{ local x = 1, local x = 2 }', '1:22: duplicate local var: x', '1:22-23 Duplicate local var: x'],
  // Objects.
  [
    '{ a 1 }',
    '1:5: expected token OPERATOR but got (NUMBER, "1")',
    '1:5-6 Expected token OPERATOR but got (NUMBER, "1")',
  ],
  [
    '{ a = 1 }',
    '1:3: expected one of :, ::, :::, +:, +::, +:::, got: =',
    '1:5-6 Expected one of :, ::, :::, +:, +::, +:::, got: =',
  ],
  [
    '{ ab ++: 1 }',
    '1:3-5: expected one of :, ::, :::, +:, +::, +:::, got: ++:',
    '1:6-9 Expected one of :, ::, :::, +:, +::, +:::, got: ++:',
  ],
  ['{ a: 1 b: 2 }', '1:8: expected a comma before next field.', '1:8-9 Expected a comma before next field'],
  [
    '{ a: 1,, b: 2 }',
    '1:8: unexpected: "," while parsing field definition',
    '1:8-9 Unexpected: "," while parsing field definition',
  ],
  [
    '{ if: 1 }',
    '1:3-5: unexpected: if while parsing field definition',
    '1:3-5 Unexpected: "if" while parsing field definition',
  ],
  [
    '{ 1: 1 }',
    '1:3: unexpected: NUMBER while parsing field definition',
    '1:3-4 Unexpected: (NUMBER, "1") while parsing field definition',
  ],
  ['{ a: 1, "a": 2 }', '1:9-12: duplicate field: a', '1:9-12 Duplicate field: a'],
  [
    '{ a()+: 1 }',
    '1:3: cannot use +: syntax sugar in a method: a',
    '1:3-4 Cannot use +: syntax sugar in a method: a',
  ],
  ['{ a: 1', '1:7: expected a comma before next field.', '1:7 Expected a comma before next field'],
  [
    '{ a: 1,',
    '1:8: unexpected: end of file while parsing field definition',
    '1:8 Unexpected: end of file while parsing field definition',
  ],
  [
    '{ for x in [] }',
    '1:3-6: object comprehension can only have one field.',
    '1:3-6 Object comprehension can only have one field',
  ],
  [
    '{ [x]: 1, [y]: 2 for x in [] }',
    '1:18-21: object comprehension can only have one field.',
    '1:18-21 Object comprehension can only have one field',
  ],
  [
    '{ [x]: 1, assert x for x in [] }',
    '1:20-23: object comprehension cannot have asserts.',
    '1:20-23 Object comprehension cannot have asserts',
  ],
  [
    '{ [x]:: 1 for x in [] }',
    '1:11-14: object comprehensions cannot have hidden fields.',
    '1:11-14 Object comprehensions cannot have hidden fields',
  ],
  [
    '{ x: 1 for x in [] }',
    '1:8-11: object comprehensions can only have [e] fields.',
    '1:8-11 Object comprehensions can only have [e] fields',
  ],
  // Words.
  [
    'if 1 2',
    '1:6: expected token then but got (NUMBER, "2")',
    '1:6-7 Expected token then but got (NUMBER, "2")',
  ],
  ['assert 1, 2', '1:9: expected token ";" but got ","', '1:9-10 Expected token ";" but got ","'],
  [
    'import "a" + "b"',
    '1:8-17: computed imports are not allowed.',
    '1:8-17 Computed imports are not allowed',
  ],
  ['import ("a")', '1:8-13: computed imports are not allowed.', '1:8-13 Computed imports are not allowed'],
  ['importstr a', '1:11: computed imports are not allowed.', '1:11-12 Computed imports are not allowed'],
  [
    'importbin |||\n a\n|||',
    '(1:11)-(3:4): Cannot use text blocks in import statements.',
    '(1:11)-(3:4) Block string literals not allowed in imports',
  ],
  // Strings.
  [
    '{ "\\q": 1 }',
    "1:3-7: Unknown escape sequence in string literal: 'q'",
    '1:3-7 Unknown escape sequence in string literal: \\q',
  ],
])('%j', (text, cpp, go) => {
  expect([errorOf(text, 'cpp'), errorOf(text, 'go')]).toEqual([`STATIC ERROR: a:${cpp}`, `a:${go}`]);
});
