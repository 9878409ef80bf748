import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern, type Pattern } from './pattern.ts';

function pattern(text: string): Pattern {
  const made = compilePattern(text);
  if (!made.ok) throw new Error(`${text}: ${made.fault.message} at ${made.fault.at}`);
  return made;
}

const TOKENS = [
  'a',
  'b',
  'A',
  '0',
  ' ',
  '\\.',
  '.',
  '\\d',
  '\\w',
  '\\s',
  '\\D',
  '\\W',
  '\\S',
  'é',
  '😀',
  '-',
  '\\n',
];
const CLASSES = [
  '[ab]',
  '[^ab]',
  '[a-c0]',
  '[\\d_]',
  '[^\\s]',
  '[\\W]',
  '[-a]',
  '[a-]',
  '[^]',
  '[.]',
  '[é-ü]',
];
const PLACES = ['^', '$', '\\b', '\\B'];
const COUNTS = ['', '', '', '*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '+?', '??', '{0}'];

const SIGNS = Array.from('ab()[]{}|*+?^$\\.-,12:idwsb😀');

/** Patterns of the subset that RegExp reads the same way; short ones, since it can take for ever over others. */
const subset = fc
  .letrec<{ part: string; any: string; all: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 2 },
      fc.tuple(fc.constantFrom(...TOKENS, ...CLASSES), fc.constantFrom(...COUNTS)).map(([a, b]) => a + b),
      fc.constantFrom(...PLACES),
      fc
        .tuple(fc.constantFrom('(', '(?:'), tie('any'), fc.constantFrom(...COUNTS))
        .map(([open, inside, count]) => `${open}${inside})${count}`),
    ),
    all: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
    any: fc.array(tie('all'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|')),
  }))
  .any.filter((text) => text.length <= 40);

const subject = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', '0', '9', '_', ' ', '.', '-', '\n', 'é', '😀'),
  maxLength: 8,
});

describe('patterns', () => {
  test('find what RegExp finds', () => {
    fc.assert(
      fc.property(subset, subject, fc.boolean(), (text, value, ignoreCase) => {
        // V8 also looks in the middle of a surrogate pair, where the standard has no place to look.
        fc.pre(!text.includes('\\B') || !value.includes('😀'));
        const ours = pattern(ignoreCase ? `(?i)${text}` : text);
        expect(ours.search(value).found).toBe(new RegExp(text, ignoreCase ? 'iu' : 'u').test(value));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    '(a+)+$',
    '(a|a)*b',
    '^(a*)*$',
    '(a|aa)+$',
    '(?:a?){20}a{20}b',
    '([a-z]+)*!',
    '(.*)*x',
    '^(a?|a)*c',
  ])('%s takes steps in proportion to the text', (text) => {
    const { search } = pattern(text);
    const steps = (length: number): number => search(`${'a'.repeat(length)}-`).steps;
    expect(search(`${'a'.repeat(2000)}-`).found).toBe(false);
    expect(steps(2000)).toBeLessThan(steps(1000) * 2.1);
  });

  test('a text that is too long, or takes too many steps, is given up', () => {
    expect(pattern('a').search('b'.repeat(10_001))).toEqual({ found: undefined, steps: 0 });
    const heavy = pattern('(?:a?){600}b').search('a'.repeat(10_000));
    expect(heavy.found).toBeUndefined();
    expect(heavy.steps).toBeLessThan(1_010_000);
    expect(pattern('(?:a?){600}b').test('a'.repeat(10_000))).toBe(false);
  });

  test.each<[string, number]>([
    ['(', 0],
    [')', 0],
    ['a)', 1],
    ['[a', 0],
    ['[b-a]', 1],
    ['[\\d-a]', 1],
    ['*a', 0],
    ['a**', 2],
    ['a{2}{3}', 6],
    ['^*', 0],
    ['a{3,2}', 1],
    ['a{1001}', 1],
    ['a{x}', 1],
    ['\\1', 0],
    ['(?=a)', 0],
    ['(?<name>a)', 0],
    ['a(?i)b', 1],
    ['\\p', 0],
    ['a\\', 1],
    ['((((a{99}){99}){99}){99})', 0],
    [`${'('.repeat(60)}a${')'.repeat(60)}`, 51],
    ['a'.repeat(501), 500],
  ])('%.40s is refused, and where', (text, at) => {
    expect(compilePattern(text)).toMatchObject({ ok: false, fault: { at } });
  });

  test('any text at all is read or refused, never thrown at', () => {
    const signs = fc.string({
      unit: fc.constantFrom(...SIGNS),
      maxLength: 30,
    });
    fc.assert(
      fc.property(signs, subject, (text, value) => {
        const made = compilePattern(text);
        if (made.ok) expect(typeof made.test(value)).toBe('boolean');
        else expect(made.fault.message).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});
