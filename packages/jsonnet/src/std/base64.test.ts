import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf, valueOf } from './testing/evaluate.ts';

describe('base64', () => {
  it.each([
    ['std.base64("Hello")', 'SGVsbG8='],
    ['std.base64([1, 2, 255])', 'AQL/'],
    ['std.base64("")', ''],
    ['std.base64Decode("SGVsbG8=")', 'Hello'],
    ['std.base64DecodeBytes("AQL/")', [1, 2, 255]],
  ])('%s', (code, value) => {
    expect(valueOf(code)).toEqual(value);
    expect(valueOf(code, {}, 'go')).toEqual(value);
  });

  it.each([
    [
      'std.base64([256])',
      'Can only base64 encode strings / arrays of single bytes.',
      'base64 encountered invalid codepoint value in the array (must be 0 <= X <= 255), got 256',
    ],
    [
      'std.base64(["a"])',
      'Can only base64 encode strings / arrays of single bytes.',
      'base64 encountered a non-integer value in the array, got string',
    ],
    [
      'std.base64(1)',
      'Can only base64 encode strings / arrays of single bytes.',
      'base64 can only base64 encode strings / arrays of single bytes, got number',
    ],
    [
      'std.base64Decode("abc")',
      'Not a base64 encoded string "abc"',
      'input string appears not to be a base64 encoded string. Wrong length found (3)',
    ],
    [
      'std.base64Decode("ab!=")',
      'field does not exist: !',
      'failed to decode: illegal base64 data at input byte 2',
    ],
    [
      'std.base64DecodeBytes("a=bc")',
      'field does not exist: =',
      'failed to decode: illegal base64 data at input byte 1',
    ],
  ])('%s fails', (code, cpp, go) => {
    expect(failureOf(code, 'cpp')).toBe(cpp);
    expect(failureOf(code, 'go')).toBe(go);
  });

  it('takes characters for bytes in C++, UTF-8 in Go', () => {
    const code = 'std.base64Decode(std.base64([195, 169]))';
    expect([valueOf(code), valueOf(code, {}, 'go')]).toEqual(['Ã©', 'é']);
    const encoded = 'std.base64("é")';
    expect([valueOf(encoded), valueOf(encoded, {}, 'go')]).toEqual(['6Q==', 'w6k=']);
  });

  it('brings back every byte, as others write it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const program = 'local e = std.base64(std.extVar("bytes")); [e, std.base64DecodeBytes(e)]';
        expect(valueOf(program, { bytes: [...bytes] })).toEqual([
          Buffer.from(bytes).toString('base64'),
          [...bytes],
        ]);
      }),
    );
  });
});

describe('UTF-8', () => {
  it('says which byte is none', () => {
    expect(failureOf('std.decodeUTF8([65, "a"])')).toBe('Element 1 of the provided array was not a number');
    expect(failureOf('std.decodeUTF8([1.5])')).toBe(
      'Element 0 of the provided array was not an integer in range [0,255]',
    );
    expect(failureOf('std.decodeUTF8([256])', 'go')).toBe(
      'Bytes must be integers in range [0, 255], got 256',
    );
  });

  it('brings back every text, as others write it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const program = 'local e = std.encodeUTF8(std.extVar("text")); [e, std.decodeUTF8(e)]';
        expect(valueOf(program, { text })).toEqual([[...Buffer.from(text)], text]);
      }),
    );
  });

  it('reads what is ill-formed as others do', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(0x41, 0x80, 0xbf, 0xc0, 0xc3, 0xe0, 0xed, 0xa0, 0xf0, 0x9f, 0xf4, 0x90, 0xff),
        ),
        (bytes) => {
          const read = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
          expect(valueOf('std.decodeUTF8(std.extVar("bytes"))', { bytes })).toBe(read);
        },
      ),
      { numRuns: 500 },
    );
  });
});
