import { StringStream } from '@codemirror/language';
import { describe, expect, it } from 'vitest';
import { startState, token } from './jsonnet-language.ts';

/** Every piece of a text with its name, line after line. */
function pieces(source: string): [string, string][] {
  const state = startState();
  return source.split('\n').flatMap((line) => {
    const stream = new StringStream(line, 2, 2);
    const found: [string, string][] = [];
    while (!stream.eol()) {
      stream.start = stream.pos;
      const name = token(stream, state);
      if (name !== null) found.push([name, stream.current()]);
      if (stream.pos === stream.start) throw new Error(`stuck at ${line.slice(stream.pos)}`);
    }
    return found;
  });
}

describe('the parts of Jsonnet', () => {
  it('are keywords, fields, texts, numbers and comments', () => {
    expect(pieces(`local event = import 'a.libsonnet'; // why`)).toEqual([
      ['keyword', 'local'],
      ['variable', 'event'],
      ['operator', '='],
      ['keyword', 'import'],
      ['string', `'a.libsonnet'`],
      ['punctuation', ';'],
      ['comment', '// why'],
    ]);
    expect(pieces(`{ a: 1.5e3, b+:: true, f(x): $.a }`)).toEqual([
      ['punctuation', '{'],
      ['field', 'a'],
      ['operator', ':'],
      ['number', '1.5e3'],
      ['punctuation', ','],
      ['field', 'b'],
      ['operator', '+::'],
      ['constant', 'true'],
      ['punctuation', ','],
      ['field', 'f'],
      ['punctuation', '('],
      ['variable', 'x'],
      ['punctuation', ')'],
      ['operator', ':'],
      ['standard', '$'],
      ['punctuation', '.'],
      ['variable', 'a'],
      ['punctuation', '}'],
    ]);
  });

  it('may go over several lines', () => {
    expect(pieces('/* one\ntwo */ 1')).toEqual([
      ['comment', '/* one'],
      ['comment', 'two */'],
      ['number', '1'],
    ]);
    expect(pieces('x: |||\n  // no comment\n  "no end\n||| + 1')).toEqual([
      ['field', 'x'],
      ['operator', ':'],
      ['string', '|||'],
      ['string', '  // no comment'],
      ['string', '  "no end'],
      ['string', '|||'],
      ['operator', '+'],
      ['number', '1'],
    ]);
  });

  it('end where their quotes do', () => {
    expect(pieces(String.raw`"a\"b" @'c\' 'd''`)[0]).toEqual(['string', String.raw`"a\"b"`]);
    expect(pieces(`@'it''s' null`)).toEqual([
      ['string', `@'it''s'`],
      ['constant', 'null'],
    ]);
    expect(pieces(`'open\nstill' self`)).toEqual([
      ['string', `'open`],
      ['string', `still'`],
      ['standard', 'self'],
    ]);
  });
});
