import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault } from './json-fault.ts';
import { readBody } from './read-body.ts';
import { repairJson } from './repair-json.ts';

const SIGNS = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  "'",
  '"',
  '“',
  '”',
  ' ',
  'a',
  'b',
  '1',
  '-',
  '.',
  '\\',
  '\n',
  '/',
  '*',
];

describe('repairing JSON', () => {
  test.each<[string, string, string, string]>([
    ['single quotes', "{'ok':true}", '{"ok":true}', 'single_quotes'],
    ['quotes inside', `{'say': 'a "b" it\\'s'}`, `{"say": "a \\"b\\" it's"}`, 'single_quotes'],
    ['curly quotes', '{“ok”: ‘yes’}', '{"ok": "yes"}', 'curly_quotes'],
    ['a trailing comma', '{"a": 1,\n}', '{"a": 1\n}', 'trailing_comma'],
    ['a trailing comma in a list', '[1, 2, ]', '[1, 2 ]', 'trailing_comma'],
    ['names without quotes', '{ok: true, $b-1: 2, 3: 4}', '{"ok": true, "$b-1": 2, "3": 4}', 'unquoted_key'],
    ['Python', '{"a": True, "b": False, "c": None}', '{"a": true, "b": false, "c": null}', 'python_word'],
    ['comments', '{"a": 1, // one\n /* two */ "b": 2}', '{"a": 1, \n  "b": 2}', 'comment'],
    ['a line break in a text', '{"a": "x\ny\t"}', '{"a": "x\\ny\\t"}', 'control_character'],
    ['a byte order mark', '\ufeff{"a":1}', '{"a":1}', 'byte_order_mark'],
    ['all at once', "{ok: 'yes', list: [1, 'two',], }", '{"ok": "yes", "list": [1, "two"] }', 'unquoted_key'],
    ['a lone scalar', "'ok'", '"ok"', 'single_quotes'],
  ])('%s', (_, text, expected, first) => {
    const repaired = repairJson(text);
    expect(repaired?.text).toBe(expected);
    expect(repaired?.fixes[0]?.kind).toBe(first);
  });

  test.each([
    '',
    'ok',
    '{',
    '{"a":}',
    '{"a" 1}',
    '[1 2]',
    "{'a':1",
    '{"a":1}}',
    '{,}',
    '[,]',
    '[1,,]',
    '{"a":.5}',
    '{"a":01}',
    '/* a',
    `${'['.repeat(200)},`,
  ])('%s is beyond repair', (text) => {
    expect(repairJson(text)).toBeUndefined();
  });

  test('what is JSON stays to the letter', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat({ max: 4 }), (text, spaces) => {
        for (const written of [text, JSON.stringify(JSON.parse(text), null, spaces)]) {
          expect(repairJson(written)).toEqual({ text: written, fixes: [] });
        }
      }),
    );
  });

  const sloppy = fc.string({
    unit: fc.constantFrom(...SIGNS, 'True', 'null', '{a:', ',}'),
    maxLength: 24,
  });

  test('what comes back is JSON, and is not repaired again', () => {
    fc.assert(
      fc.property(sloppy, (text) => {
        const once = repairJson(text);
        if (once === undefined) return;
        expect(() => JSON.parse(once.text) as unknown).not.toThrow();
        expect(repairJson(once.text)).toEqual({ text: once.text, fixes: [] });
      }),
      { numRuns: 5000 },
    );
  });

  test('a value that is written sloppily means the same', () => {
    const word = fc.stringMatching(/^[a-z "\\]{0,5}$/);
    const value = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,5}$/),
      fc.oneof(word, fc.integer(), fc.boolean(), fc.array(word)),
    );
    const spoil = (given: unknown): string => {
      if (typeof given === 'string') return `'${JSON.stringify(given).slice(1, -1).replaceAll('\\"', '"')}'`;
      if (Array.isArray(given)) return `[${given.map((item) => `${spoil(item)},`).join(' ')}]`;
      if (typeof given === 'object' && given !== null) {
        return `{${Object.entries(given)
          .map(([key, item]) => `${key}: ${spoil(item)},`)
          .join(' ')}}`;
      }
      return given === true ? 'True' : given === false ? 'False' : String(given);
    };
    fc.assert(
      fc.property(value, (given) => {
        const text = repairJson(spoil(given))?.text;
        expect(JSON.parse(text ?? 'null')).toEqual({ ...given });
      }),
    );
  });
});

describe('why a body cannot be read', () => {
  test.each<[string, string, string]>([
    [
      '{"a": 1,\n}',
      'The body is not JSON. It has a comma with nothing after it in line 1, column 8, which JSON does not allow.',
      'Take it away: nothing stands between it and the closing bracket.',
    ],
    ['', 'The body is not JSON. It is empty.', 'Send a JSON object.'],
    [
      'a=1&b=2',
      'The body is not JSON. It looks like a form.',
      'Send JSON, with content-type: application/json.',
    ],
    [
      '{"a": 1',
      'The body is not JSON. It ends before it is complete.',
      'Send all of it, up to the last bracket.',
    ],
    [
      '{"a": "x',
      'The body is not JSON. It ends before it is complete.',
      'Send all of it, up to the last bracket.',
    ],
    [
      '{"a": 1}\n{"a": 2}',
      'The body is not JSON. It goes on after its end, in line 2, column 1.',
      'Send one JSON object in a request.',
    ],
    [
      '{"a": NaN}',
      'The body is not JSON. It cannot be understood from line 1, column 7 on.',
      'Check brackets, quotes and commas there.',
    ],
    ['<xml/>', 'The body is not JSON. It cannot be understood.', 'Check brackets, quotes and commas.'],
  ])('%j', (text, message, hint) => {
    expect(readBody(text)).toEqual({
      problem: { code: 'body_not_json', status: 400, field: 'body', message, hint },
    });
  });

  test('what is JSON has no fault, and may not be nested too deeply', () => {
    expect(jsonFault('null')).toBeUndefined();
    expect(readBody('[1]')).toEqual({ body: [1] });
    expect(readBody(`${'['.repeat(65)}${']'.repeat(65)}`)).toMatchObject({
      problem: { code: 'body_too_deep' },
    });
  });
});
