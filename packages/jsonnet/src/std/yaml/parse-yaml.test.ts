import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf, valueOf } from '../testing/evaluate.ts';

const parse = (text: string): unknown => valueOf('std.parseYaml(std.extVar("text"))', { text });
const failure = (text: string, wording: 'cpp' | 'go'): string =>
  failureOf('std.parseYaml(std.extVar("text"))', wording, { ext: { text: { json: text } } });

describe('scalars', () => {
  it.each([
    ['', null],
    ['  \n# nothing\n', null],
    ['~', null],
    ['Null', null],
    ['TRUE', true],
    ['yes', 'yes'],
    ['-12', -12],
    ['+3', 3],
    ['0x1F', 31],
    ['0o17', 15],
    ['017', 17],
    ['1.5e3', 1500],
    ['.5', 0.5],
    ['1.2.3', '1.2.3'],
    ['.inf', '.inf'],
    ['1e999', '1e999'],
    ["'12'", '12'],
    ['!!str 12', '12'],
    ['!!int "12"', 12],
    ['!local x', 'x'],
    ['plain text, [with] {signs}', 'plain text, [with] {signs}'],
    ['a\tb', 'a\tb'],
    ['a#b', 'a#b'],
    ['a #b', 'a'],
    ['http://x:80/', 'http://x:80/'],
    ['-x', '-x'],
    ['one\n two\n\n three', 'one two\nthree'],
    ["'it''s\n  folded\n\n  twice'", "it's folded\ntwice"],
    ['"a\\tb\\u0041\\x41\\U0001F603\\\n   joined"', 'a\tbAA😃joined'],
    ['|\n  a\n   b\n\n  c\n', 'a\n b\n\nc\n'],
    ['|-\n  a\n', 'a'],
    ['|+\n  a\n\n', 'a\n\n'],
    ['|2\n    a\n', '  a\n'],
    ['>\n  a\n  b\n\n  c\n   d\n  e\n', 'a b\nc\n d\ne\n'],
    ['>-\n\n  a\n', '\na'],
    ['|\n', ''],
  ])('%j', (text, value) => {
    expect(parse(text)).toEqual(value);
  });
});

describe('collections', () => {
  it.each([
    ['- a\n- - b\n  - c\n-\n- d: 1\n  e: 2\n', ['a', ['b', 'c'], null, { d: 1, e: 2 }]],
    ['a:\n- 1\nb:\n  - 2\nc:\n  d: 3\ne:\n', { a: [1], b: [2], c: { d: 3 }, e: null }],
    ['{a: 1, "b":2, c, d: , e: [1, {f: g}],}', { a: 1, b: 2, c: null, d: null, e: [1, { f: 'g' }] }],
    ['[a, b: c, ? d : e, "f":g, ]', ['a', { b: 'c' }, { d: 'e' }, { f: 'g' }]],
    ['[\n a, # one\n b\n]', ['a', 'b']],
    ['? a\n: b\n? c\n', { a: 'b', c: null }],
    ['? a\n: - 1\n  - 2\n', { a: [1, 2] }],
    ['1: a\ntrue: b\n~: c\n1.0: d', { '1': 'a', true: 'b', null: 'c', '1.0': 'd' }],
    ['"a b": 1\n\'c\': 2', { 'a b': 1, c: 2 }],
    ['a: 1\na: 2', { a: 2 }],
    ['a: |\n  x\nb: >\n  y\n', { a: 'x\n', b: 'y\n' }],
    ['a: 1 # c\n# d\nb: 2', { a: 1, b: 2 }],
    ['a: &x [1]\nb: *x\nc: {d: *x}', { a: [1], b: [1], c: { d: [1] } }],
    ['&k a: 1\nb: *k', { a: 1, b: 'a' }],
    ['a: &x\n  b: 1\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    ['x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3', { x: { a: 1, b: 2 }, y: { a: 1, b: 3 } }],
    ['y:\n  <<: [{a: 1}, {a: 2, b: 2}]', { y: { a: 1, b: 2 } }],
    ['a\tb: 1', { 'a\tb': 1 }],
    ['a:\r\n  b: 1\r\n', { a: { b: 1 } }],
    ['\ufeffa: 1', { a: 1 }],
  ])('%j', (text, value) => {
    expect(parse(text)).toEqual(value);
  });
});

describe('documents', () => {
  it.each([
    ['---\na: 1\n', [{ a: 1 }]],
    ['1\n---', [1, null]],
    ['---\n1\n---   \n2\n...\n', [1, 2]],
    ['%YAML 1.2\n---\na\n...\n# end\n', ['a']],
    ['--- |\n  text\n--- "x"\n', ['text\n', 'x']],
    ['a: 1\n---a: 2\n', { a: 1, '---a': 2 }],
    ['a\n...\nb', ['a', 'b']],
  ])('%j', (text, value) => {
    expect(parse(text)).toEqual(value);
  });
});

describe('errors', () => {
  it.each([
    [
      'a: b:',
      'YAML error: 1:6: ERROR: two colons on same line',
      'line 1, column 6: mapping values are not allowed in this context',
    ],
    [
      'a: 1\n b: 2',
      'YAML error: 2:4: ERROR: two colons on same line',
      'line 2, column 4: mapping values are not allowed in this context',
    ],
    [
      'a:\n  b: 1\n c: 2',
      'YAML error: 3:2: ERROR: invalid indentation',
      'line 3, column 2: did not find expected key',
    ],
    [
      'a: - b',
      'YAML error: 1:4: ERROR: parse error',
      'line 1, column 4: block sequence entries are not allowed in this context',
    ],
    ['a: 1\nb', 'YAML error: 2:2: ERROR: missing colon', "line 2, column 2: could not find expected ':'"],
    [
      '[a, b',
      'YAML error: 1:1: ERROR: missing terminating ]',
      "line 1, column 1: did not find expected ',' or ']'",
    ],
    [
      '{a: 1',
      'YAML error: 1:1: ERROR: missing terminating }',
      "line 1, column 1: did not find expected ',' or '}'",
    ],
    [
      '"a',
      'YAML error: 1:1: ERROR: reached end of file looking for closing quote',
      'line 1, column 1: found unexpected end of stream',
    ],
    [
      '"\\q"',
      'YAML error: 1:2: ERROR: unknown escape sequence',
      'line 1, column 2: found unknown escape character',
    ],
    [
      '*x',
      "YAML error: 1:1: ERROR: anchor does not exist: 'x'",
      "line 1, column 1: unknown anchor 'x' referenced",
    ],
    [
      '&x [*x]',
      "YAML error: 1:5: ERROR: anchor does not exist: 'x'",
      "line 1, column 5: unknown anchor 'x' referenced",
    ],
    [
      '@a',
      'YAML error: 1:1: ERROR: parse error',
      'line 1, column 1: found character that cannot start any token',
    ],
    ['a:\n\tb: 1', 'YAML error: 2:1: ERROR: tab characters cannot indent', undefined],
    ['[a]: 1', 'YAML error: 1:4: ERROR: keys must be scalars', undefined],
    ['<<: 1', 'YAML error: 1:6: ERROR: can only merge mappings', undefined],
  ])('%j', (text, cpp, go) => {
    expect(failure(text, 'cpp').split('\n')[0]).toBe(cpp);
    if (go !== undefined)
      expect(failure(text, 'go')).toBe(`failed to parse YAML: error converting YAML to JSON: yaml: ${go}`);
  });

  it('shows the place in C++', () => {
    expect(failure('x: 1\na: b:', 'cpp')).toBe(
      'YAML error: 2:6: ERROR: two colons on same line\n2:6: a: b:  (size=5)\n          ^  (cols 6-6)',
    );
  });

  it('comes to an end with every text, and says so cleanly', () => {
    const pieces = fc.constantFrom(
      'a',
      '-',
      '- ',
      ': ',
      ':',
      '? ',
      '\n',
      '\n  ',
      ' ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>',
      '#',
      '&a ',
      '*a',
      '!t ',
      '---\n',
      '...\n',
      '%',
      '<<',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        try {
          parse(text);
        } catch (error) {
          expect(String(error)).toMatch(/YAML error: \d+:\d+: /);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['[', '{', '- ', '? ', '&a\n', '[a: '])('ends when %j is nested without end', (piece) => {
    expect(failure(piece.repeat(50_000), 'cpp')).toMatch(/nested too deeply|max stack frames/);
  });
});

describe('laws', () => {
  it('JSON is YAML', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (json, indent) => {
        const text = JSON.stringify(json, undefined, indent);
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it('reads what std.manifestYamlDoc writes', () => {
    // A block is not indented explicitly: the reference's output cannot begin it with a space or an empty line.
    const scalar = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }).filter((text) => !text.endsWith('\n')),
      fc.constantFrom('a\nb\n', 'a\n\n b\n', 'x: y\n# z\n', '- a\n', '---\n', 'true', '12', '', '"', ': '),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).map((n) => n + 0),
      fc.boolean(),
      fc.constant(null),
    );
    const key = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.constantFrom('a', 'yes', '1', '-', '0x1', '1e3', '.5', 'a.b/c', '2001-01-01'),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        scalar,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.boolean(), fc.boolean(), (value, indent, quote) => {
        const program = `
          local v = std.extVar("value");
          local text = std.manifestYamlDoc(v, std.extVar("indent"), std.extVar("quote"));
          if std.parseYaml(text) == v then true else text`;
        expect(valueOf(program, { value: value as never, indent, quote })).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
