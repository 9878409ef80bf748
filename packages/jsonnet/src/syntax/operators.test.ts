import { describe, expect, test } from 'vitest';
import type { Node } from './ast.ts';
import { parse } from './parse.ts';

/** With parentheses around every operation. */
function show(node: Node): string {
  switch (node.kind) {
    case 'binary':
      return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
    case 'unary':
      return `(${node.operator}${show(node.operand)})`;
    case 'in-super':
      return `(${show(node.key)} in super)`;
    case 'index':
      return `${show(node.target)}[${show(node.key)}]`;
    case 'apply':
      return `${show(node.target)}(${node.positional.map(show).join(', ')})`;
    case 'object':
      return '{}';
    case 'variable':
      return node.name;
    case 'literal':
      return JSON.stringify(node.value);
    default:
      return node.kind;
  }
}

function shown(text: string): string {
  return show(parse({ name: '', text }, { wording: 'cpp' }));
}

/** From the tightest to the loosest. */
const LEVELS = [
  ['*', '/', '%'],
  ['+', '-'],
  ['<<', '>>'],
  ['<', '>', '<=', '>=', 'in'],
  ['==', '!='],
  ['&'],
  ['^'],
  ['|'],
  ['&&'],
  ['||'],
] as const;

describe('precedence', () => {
  const all = LEVELS.flatMap((operators, level) => operators.map((operator) => ({ operator, level })));
  const pairs = all.flatMap((first) => all.map((second) => ({ first, second })));

  test.each(pairs)('a $first.operator b $second.operator c', ({ first, second }) => {
    const expected =
      first.level <= second.level
        ? `((a ${first.operator} b) ${second.operator} c)`
        : `(a ${first.operator} (b ${second.operator} c))`;
    expect(shown(`a ${first.operator} b ${second.operator} c`)).toBe(expected);
  });

  test.each(all)('unary operators bind tighter than $operator', ({ operator }) => {
    expect(shown(`-a ${operator} !b`)).toBe(`((-a) ${operator} (!b))`);
  });
});

test.each([
  ['-a.b', '(-a["b"])'],
  ['!a(b)[c]', '(!a(b)[c])'],
  ['!-~+a', '(!(-(~(+a))))'],
  ['-a { }', '(-(a + {}))'],
  ['a { } { }.b', '((a + {}) + {})["b"]'],
  ['a * b { }', '(a * (b + {}))'],
  ['(a + b) * c', '((a + b) * c)'],
  ['a + b.c(d)', '(a + b["c"](d))'],
  ['1 - -1', '(1 - (-1))'],
  ['a in super', '(a in super)'],
  ['a + b in super == c', '(((a + b) in super) == c)'],
  ['a in b in c', '((a in b) in c)'],
  ['a + error b + c', '(a + error)'],
  ['a && local x = 1; x || y', '(a && local)'],
  ['a && if b then c else d || e', '(a && if)'],
  ['[1, 2][0]', 'array[0]'],
])('%s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});
