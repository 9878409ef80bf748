import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairPrint } from './repair-print.ts';
import { repairSource } from './repair-source.ts';

/** A reader of JSON, which is enough of the language to try brackets with. */
const compiles = (source: string): boolean => {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
};

const repaired = (source: string) => repairSource(source, compiles);

describe('what printing does', () => {
  it.each([
    ['backslashes of Markdown', '{"users":\\[1\\], "\\_uid": "a\\_b\\*"}', '{"users":[1], "_uid": "a_b*"}'],
    ['typographic quotes', '{“a”: „b“, "c": 1}', '{"a": "b", "c": 1}'],
    ['one typographic quote of two', '{“a": 1}', '{"a": 1}'],
    ['spaces that are none', '\ufeff{\u00a0"a": 1\u200b}', '{ "a": 1}'],
    [
      'addresses in angle brackets',
      '{"a":\\["<https://x.example/y?z=1>"]}',
      '{"a":["https://x.example/y?z=1"]}',
    ],
    [
      'a shell command around it',
      `echo '{"a": 1}' | http -v POST <https://x/v2/template> name==a`,
      '{"a": 1}',
    ],
  ])('%s', (_name, source, right) => {
    const made = repaired(source);
    expect(made?.source).toBe(right);
    expect(made?.changes.length).toBeGreaterThan(0);
  });

  it('says in which line what was put right, and the same in a line once', () => {
    expect(repaired('{\n"a":\\[1\\],\n“b”: 2}')?.changes).toEqual([
      { line: 2, what: 'A backslash before a sign is left out.' },
      { line: 3, what: 'A typographic quote is a plain one.' },
    ]);
  });

  it('leaves alone what can be meant', () => {
    const meant = [
      String.raw`{ a: "\n\t\u00e9\"\\_ “quoted” it’s", b: '\'', c: @'\_', d: @"a""\[" }`,
      '// a \\[ comment “here”\n# and \\_ here\n/* and \\[ here */ { a: ||| \n \\[ “ \n||| }',
      '{ a: "see <https://x>" }',
    ];
    for (const source of meant) expect(repairPrint(source)).toEqual({ source, changes: [] });
    // Right as it is, so also what looks odd was meant.
    expect(repaired('{"a": "<https://x.example>"}')).toBeUndefined();
  });

  it('is repaired in one go, and never fails', () => {
    const sign = fc.constantFrom(...'{}[]()"\'\\_*“”‘’ \u00a0\u200b,:a\n/#@|<>'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: sign }), (source) => {
        const once = repairPrint(source);
        if (once.changes.length === 0) expect(once.source).toBe(source);
        repairSource(source, compiles);
      }),
    );
  });
});

it('takes no longer for a text that is meant to take long', () => {
  const size = 200_000;
  const long = [
    '“',
    '“a\n',
    '\\[',
    '"a"',
    '“a" ',
    '|||',
    '/*',
    '"\\',
    '\\"',
    '[',
    '{"',
    "@'",
    "echo '' | ",
    '\u00a0\n',
    '"<https://x>"',
  ];
  for (const part of long) {
    const begin = performance.now();
    repairSource(part.repeat(size / part.length), () => false);
    expect(performance.now() - begin, `for ${part}`).toBeLessThan(1_000);
  }
});

describe('brackets', () => {
  it.each([
    ['one too many', '{"users": [{"events": [1]\n]}]}', '{"users": [{"events": [1]\n}]}', '] was too many.'],
    ['one too many at the end', '{"a": [1]}}', '{"a": [1]}', '} was too many.'],
    [
      'one missing before another',
      '{"a": [{"b": 1, "c": 2], "d": 3}',
      '{"a": [{"b": 1, "c": 2}], "d": 3}',
      '} was missing before ].',
    ],
    ['some missing at the end', '{"a": {"b": [1', '{"a": {"b": [1]}}\n', '] } } was missing at the end.'],
  ])('%s', (_name, source, right, what) => {
    expect(repaired(source)).toMatchObject({ source: right, changes: [{ what }] });
  });

  it('are not guessed', () => {
    for (const source of ['{"a": {"b": 1, "c": 2}', '{"a": [1, "b": 2}', '{"a" 1}', '{"a": 1,, }', ''])
      expect(repaired(source), `for ${source}`).toBeUndefined();
  });

  it('in strings and comments are none', () => {
    expect(repaired('{"a": "]", "b": [1]]}')?.source).toBe('{"a": "]", "b": [1]}');
  });
});
