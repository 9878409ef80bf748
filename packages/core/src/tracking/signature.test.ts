import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSignature } from './signature.ts';

const NOW = 1_773_480_413_000;
const SIGNATURE = `sha256=${'aB'.repeat(32)}`;
const codeOf = (signature: string | undefined, time: string | undefined): string | undefined => {
  const read = readSignature(signature, time, NOW);
  return 'code' in read ? read.code : undefined;
};

it('reads what was sent, digits in small letters', () => {
  expect(readSignature(` ${SIGNATURE} `, String(NOW), NOW)).toEqual({
    timestamp: String(NOW),
    digest: 'ab'.repeat(32),
  });
});

it('takes five minutes either way, and not a millisecond more', () => {
  fc.assert(
    fc.property(fc.integer({ min: -600_000, max: 600_000 }), (off) => {
      expect(codeOf(SIGNATURE, String(NOW + off))).toBe(
        Math.abs(off) <= 300_000 ? undefined : 'stale_timestamp',
      );
    }),
  );
});

it('says by how much a clock is off, and when it is only the unit', () => {
  expect(readSignature(SIGNATURE, String(NOW - 400_000), NOW)).toMatchObject({
    message: expect.stringContaining('400 seconds behind'),
    hint: expect.stringContaining('clock'),
  });
  expect(readSignature(SIGNATURE, String(NOW / 1000), NOW)).toMatchObject({
    hint: expect.stringContaining('milliseconds'),
  });
});

it.each([
  [undefined, '1', 'missing_signature'],
  ['', '1', 'missing_signature'],
  ['ab', '1', 'malformed_signature'],
  [`sha1=${'a'.repeat(64)}`, '1', 'malformed_signature'],
  [`sha256=${'a'.repeat(63)}`, '1', 'malformed_signature'],
  [SIGNATURE, undefined, 'missing_timestamp'],
  [SIGNATURE, '2026-03-14', 'malformed_timestamp'],
  [SIGNATURE, '1e12', 'malformed_timestamp'],
  [SIGNATURE, '-1', 'malformed_timestamp'],
])('%s at %s is %s', (signature, time, code) => {
  expect(codeOf(signature, time)).toBe(code);
});
