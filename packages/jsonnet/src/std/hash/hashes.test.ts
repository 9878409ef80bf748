import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../testing/evaluate.ts';

const names = [
  ['md5', 'md5'],
  ['sha1', 'sha1'],
  ['sha256', 'sha256'],
  ['sha512', 'sha512'],
  ['sha3', 'sha3-512'],
] as const;

describe.each(names)('std.%s', (name, theirs) => {
  const ours = (text: string): unknown => valueOf(`std.${name}(std.extVar("text"))`, { text });
  const known = (text: string): string => createHash(theirs).update(text).digest('hex');

  it('agrees at the edges of blocks', () => {
    for (const length of [0, 1, 55, 56, 63, 64, 71, 72, 73, 111, 112, 127, 128, 129, 200]) {
      const text = 'x'.repeat(length);
      expect(ours(text)).toBe(known(text));
    }
  });

  it('agrees on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(ours(text)).toBe(known(text));
      }),
      { numRuns: 50 },
    );
  });
});

describe('known answers', () => {
  // RFC 1321 A.5; FIPS 180 examples for "abc".
  it.each([
    ['md5', 'message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['sha1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('%s(%s)', (name, text, hash) => {
    expect(valueOf(`std.${name}(std.extVar("text"))`, { text })).toBe(hash);
  });
});
