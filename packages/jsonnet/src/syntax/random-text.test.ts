import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonnetError } from '../jsonnet-error.ts';
import { check } from './check.ts';
import { parse } from './parse.ts';

const wording = fc.constantFrom('cpp', 'go');

/** Parses and checks, whatever the outcome, which may only be a JsonnetError. */
function survive(text: string, words: 'cpp' | 'go'): void {
  try {
    check(parse({ name: 'a', text }, { wording: words }), { wording: words, known: ['std'] });
  } catch (error) {
    expect(error).toBeInstanceOf(JsonnetError);
    const { span, said, message } = error as JsonnetError;
    expect(span?.begin).toBeLessThanOrEqual(span?.end ?? -1);
    expect(span?.end).toBeLessThanOrEqual(text.length);
    expect(message.endsWith(said)).toBe(true);
  }
}

const PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    ',',
    '.',
    ';',
    '$',
    ':',
    '::',
    ':::',
    '+:',
    '=',
    '==',
    '+',
    '-',
    '!',
    '~',
  ],
  ...[
    '*',
    '/',
    '%',
    '<<',
    '>>',
    '<',
    '>=',
    'in',
    '&',
    '^',
    '|',
    '&&',
    '||',
    '|||',
    '//',
    '/*',
    '*/',
    '#',
    '@',
  ],
  ...['assert', 'else', 'error', 'false', 'for', 'function', 'if', 'import', 'importstr', 'importbin'],
  ...[
    'local',
    'null',
    'self',
    'super',
    'tailstrict',
    'then',
    'true',
    'a',
    'b',
    'x',
    'std',
    '0',
    '1.5',
    '1_0',
    '1e',
  ],
  ...[
    '"',
    "'",
    '"a"',
    "'b'",
    "@'c'",
    '|||\n  a\n|||',
    String.raw`"\u00e9"`,
    String.raw`"\q"`,
    String.raw`\ `,
    '\n',
    '\r\n',
    ' ',
    'é',
  ],
];

test('no text does worse than a JsonnetError', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), wording, survive), { numRuns: 2000 });
});

test('no soup of tokens does worse than a JsonnetError', () => {
  const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 });
  fc.assert(
    fc.property(soup, fc.constantFrom('', ' '), wording, (pieces, between, words) => {
      survive(pieces.join(between), words);
    }),
    { numRuns: 5000 },
  );
});

test('a program with a piece changed, lost or doubled does no worse than a JsonnetError', () => {
  fc.assert(
    fc.property(
      programs(),
      fc.nat(),
      fc.constantFrom(...PIECES, ''),
      wording,
      ({ tokens }, at, piece, words) => {
        survive(tokens.toSpliced(at % tokens.length, 1, piece).join(' '), words);
        survive(tokens.toSpliced(at % tokens.length, 0, piece).join(' '), words);
      },
    ),
    { numRuns: 2000 },
  );
});

test('comments and white space between tokens change nothing but places', () => {
  const space = fc.constantFrom(' ', '\n', '\t', '\r\n', ' /* ; */ ', ' # "\n', '\n// }\n', '/**/');
  fc.assert(
    fc.property(programs(), fc.array(space, { minLength: 1, maxLength: 20 }), ({ tokens }, spaces) => {
      const spaced = tokens.map((token, index) => `${token}${spaces[index % spaces.length]}`).join('');
      expect(bare(spaced)).toBe(bare(tokens.join(' ')));
    }),
    { numRuns: 1000 },
  );
});

test('parentheses around a whole program change nothing but places', () => {
  fc.assert(
    fc.property(programs(), ({ tokens }) => {
      expect(bare(`((${tokens.join(' ')}))`)).toBe(bare(tokens.join(' ')));
    }),
  );
});

test('the place of every node is within that of the node around it, and within the text', () => {
  fc.assert(
    fc.property(programs(), ({ tokens }) => {
      const text = tokens.join(' ');
      expectNested(parse({ name: 'a', text }, { wording: 'cpp' }), 0, text.length);
    }),
  );
});

function bare(text: string): string {
  const node = parse({ name: 'a', text }, { wording: 'cpp' });
  return JSON.stringify(node, (key, value: unknown) => (key === 'span' ? undefined : value));
}

function expectNested(node: object, begin: number, end: number, most = end): void {
  const { span, ...parts } = node as { span?: { begin: number; end: number } };
  if (span !== undefined) {
    expect(span.begin).toBeGreaterThanOrEqual(begin);
    expect(span.end).toBeLessThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.begin);
  }
  // The place of a method and of `super.x` is smaller than what they are made of.
  const { kind } = node as { kind?: string };
  const isSmall = kind === 'function' || kind === 'super-index';
  const own = isSmall ? { begin: 0, end: most } : (span ?? { begin, end });
  for (const part of Object.values(parts)) {
    if (typeof part === 'object' && part !== null) expectNested(part, own.begin, own.end, most);
  }
}

/** Programs that parse, as tokens. Most have variables that nothing binds. */
function programs(): fc.Arbitrary<{ tokens: string[] }> {
  return fc
    .letrec<{ expression: string[]; tight: string[]; specs: string[] }>((tie) => {
      const expression = tie('expression');
      const tight = tie('tight');
      const name = fc.constantFrom('a', 'b', 'x', 'y1', '_z');
      const text = fc.constantFrom('"a"', "'it'", "@'q'''", '|||\n  x\n   y\n|||', String.raw`"\u0041\n"`);
      const join = (...parts: (string | fc.Arbitrary<string | string[]>)[]): fc.Arbitrary<string[]> =>
        fc
          .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
          .map((all) => all.flat());
      const list = (item: fc.Arbitrary<string[]>, max = 3): fc.Arbitrary<string[]> =>
        fc
          .tuple(fc.array(item, { maxLength: max }), fc.boolean())
          .map(([items, comma]) =>
            items.flatMap((each, index) => (index < items.length - 1 || comma ? [...each, ','] : each)),
          );
      const colons = fc.constantFrom(':', '::', ':::', '+:', '+::');
      const member = fc.oneof(
        join('[', expression, ']', colons, expression),
        join('[', expression, ']', '(', name, ')', '::', expression),
        join('assert', expression, ':', expression),
        join('assert', expression),
      );
      return {
        specs: fc.oneof(
          { maxDepth: 4 },
          join('for', name, 'in', expression),
          join('for', name, 'in', expression, 'if', expression),
          join(tie('specs'), 'for', name, 'in', expression),
        ),
        tight: fc.oneof(
          { maxDepth: 4 },
          join(fc.constantFrom('null', 'true', 'false', 'self', '$', '1', '2.5e3', '1_000')),
          join(name),
          join(text),
          join('(', expression, ')'),
          join('[', list(expression), ']'),
          join('[', expression, tie('specs'), ']'),
          join('{', list(member), '}'),
          join(
            '{',
            'local',
            name,
            '=',
            expression,
            ',',
            '[',
            expression,
            ']',
            ':',
            expression,
            tie('specs'),
            '}',
          ),
          join(tight, '.', name),
          join(tight, '[', expression, ']'),
          join(tight, '[', expression, ':', expression, ']'),
          join(tight, '[', '::', expression, ']'),
          join(tight, '(', list(expression), ')', 'tailstrict'),
          join(tight, '(', name, '=', expression, ')'),
          join(tight, '{', list(member), '}'),
          join('super', '.', name),
          join('super', '[', expression, ']'),
        ),
        expression: fc.oneof(
          { maxDepth: 5 },
          tight,
          join(
            tight,
            fc.constantFrom('+', '-', '*', '%', '==', 'in', '<', '&&', '||', '&', '<<'),
            expression,
          ),
          join(fc.constantFrom('-', '!', '~', '+'), tight),
          join('local', name, '=', expression, ';', expression),
          join('local', name, '(', name, ',', ')', '=', expression, ';', expression),
          join('if', expression, 'then', tight, 'else', expression),
          join('if', tight, 'then', expression),
          join('function', '(', name, '=', expression, ')', expression),
          join('assert', tight, ';', expression),
          join('error', expression),
          join('import', fc.constantFrom('"a"', "'b'")),
          join(tight, 'in', 'super'),
        ),
      };
    })
    .expression.map((tokens) => ({ tokens }));
}
