import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf, valueOf } from '../std/testing/evaluate.ts';

const sample = `{ a: [1, [], {}], b: { c: 'x"y', d:: 0 }, e: null, f: true, g: 1.5 }`;

describe('JSON', () => {
  it.each([
    [
      `std.manifestJson({ a: [1, []], b: {} })`,
      '{\n    "a": [\n        1,\n        [\n\n        ]\n    ],\n    "b": {\n\n    }\n}',
    ],
    [`std.manifestJsonMinified(${sample})`, '{"a":[1,[],{}],"b":{"c":"x\\"y"},"e":null,"f":true,"g":1.5}'],
    [`std.manifestJsonEx([1, { a: 2 }], ' ', '', '=')`, '[ 1, {  "a"=2 }]'],
  ])('%s', (code, text) => {
    expect(valueOf(code)).toBe(text);
  });

  it('writes numbers as each reference does', () => {
    const code = 'std.manifestJsonMinified([1.42, 1e21, 1.5e-7, -0.25])';
    expect(valueOf(code)).toBe('[1.4199999999999999,1000000000000000000000,1.4999999999999999e-07,-0.25]');
    expect(valueOf(code, {}, 'go')).toBe('[1.42,1000000000000000000000,0.00000015,-0.25]');
  });

  it('is read back the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\t'), (value, indent) => {
        const program = 'std.manifestJsonEx(std.extVar("value"), std.extVar("indent"))';
        const text = valueOf(program, { value: value as never, indent });
        // JSON.stringify knows no -0.
        const read: unknown = JSON.parse(text as string);
        expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('YAML', () => {
  it.each([
    [
      `std.manifestYamlDoc(${sample})`,
      '"a":\n- 1\n- []\n- {}\n"b":\n  "c": "x\\"y"\n"e": null\n"f": true\n"g": 1.5',
    ],
    [
      `std.manifestYamlDoc({ a: [[1]], b: [{ c: 1, d: [2] }] }, true, false)`,
      'a:\n  -\n    - 1\nb:\n  - c: 1\n    d:\n      - 2',
    ],
    [`std.manifestYamlDoc({ a: "x\\n\\ny\\n", b: ["z\\n"] })`, '"a": |\n  x\n  \n  y\n"b":\n- |\n  z'],
    [`std.manifestYamlDoc("")`, '""'],
    [`std.manifestYamlStream([1, {}])`, '---\n1\n---\n{}\n...\n'],
    [`std.manifestYamlStream([{ a: [1] }], true, false, false)`, '---\na:\n  - 1\n'],
  ])('%s', (code, text) => {
    expect(valueOf(code)).toBe(text);
  });

  const bare = ['a', 'a_b-c/d.e', '1.2.3.4', '1-2-3-4', '0B1', '__-0Xa', 'nope'];
  const quoted = [
    '',
    'y',
    'No',
    'NULL',
    '-',
    '---',
    '12',
    '-1_0',
    '1.5',
    '6e5.',
    '2001-01-01',
    '0b11',
    '0x1f',
    'a b',
    'é',
    '~',
    'a:b',
  ];

  it('leaves keys bare that nothing else could be read in', () => {
    const keys = [...bare, ...quoted];
    const program =
      'std.map(function(k) std.manifestYamlDoc({ [k]: 1 }, quote_keys=false), std.extVar("keys"))';
    expect(valueOf(program, { keys })).toEqual([
      ...bare.map((key) => `${key}: 1`),
      ...quoted.map((key) => `${JSON.stringify(key)}: 1`),
    ]);
    const go = valueOf(program, { keys: ['1e5', 'inf', '1_0', 'y'] }, 'go');
    expect(go).toEqual(['"1e5": 1', '"inf": 1', '1_0: 1', '"y": 1']);
  });
});

describe('TOML', () => {
  it('has fields first, then tables', () => {
    const value = `{ z: 1, list: [1, ['a', { b: 2 }]], none: [], t: { u: 'x', 'v w': { y: true } }, ts: [{ a: 1 }, {}] }`;
    expect(valueOf(`std.manifestTomlEx(${value}, '  ')`)).toBe(
      [
        'list = [\n  1,\n  [ "a", { b = 2 } ]\n]\nnone = []\nz = 1',
        '[t]\n  u = "x"',
        '  [t."v w"]\n    y = true',
        '[[ts]]\n  a = 1',
        '[[ts]]',
      ].join('\n\n'),
    );
    expect(valueOf('std.manifestToml({ a: { b: 1 } })')).toBe('\n\n[a]\n  b = 1');
  });
});

describe('other languages', () => {
  it.each([
    [
      `std.manifestPython(${sample})`,
      '{"a": [1, [], {}], "b": {"c": "x\\"y"}, "e": None, "f": True, "g": 1.5}',
    ],
    ['std.manifestPythonVars({ b: 1, a: [false] })', 'a = [False]\nb = 1\n'],
    [
      `std.manifestIni({ main: { a: 1 }, sections: { s: { x: [1, 'y'], z: null }, t: {} } })`,
      'a = 1\n[s]\nx = 1\nx = y\nz = null\n[t]\n',
    ],
    [`std.manifestXmlJsonml(['a', { b: 1 }, 'x', ['c'], ['d', 'y']])`, '<a b="1">x<c></c><d>y</d></a>'],
  ])('%s', (code, text) => {
    expect(valueOf(code)).toBe(text);
  });
});

describe('what cannot be written', () => {
  it.each([
    [
      'std.manifestJsonEx({ a: [std.type] }, "")',
      'Tried to manifest function at ["a", 0]',
      'tried to manifest function at [a 0]',
    ],
    [
      'std.manifestYamlDoc([std.type])',
      'Tried to manifest function at [0]',
      'Tried to manifest function at [0]',
    ],
    [
      'std.manifestTomlEx({ a: [{ b: null }] }, "")',
      'Tried to manifest "null" at ["a", 0, "b"]',
      'Tried to manifest "null" at [a 0 b]',
    ],
    [
      'std.manifestTomlEx([], "")',
      'TOML body must be an object. Got array',
      'TOML body must be an object. Got array',
    ],
    ['std.manifestPython(std.type)', 'cannot manifest function', 'cannot manifest function'],
    [
      'std.manifestYamlStream({})',
      'manifestYamlStream only takes arrays, got object',
      'manifestYamlStream only takes arrays, got object',
    ],
    [
      'std.manifestXmlJsonml({})',
      'Expected a JSONML value (an array), got object',
      'Expected a JSONML value (an array), got object',
    ],
  ])('%s', (code, cpp, go) => {
    expect(failureOf(code, 'cpp')).toBe(cpp);
    expect(failureOf(code, 'go')).toBe(go);
  });
});
