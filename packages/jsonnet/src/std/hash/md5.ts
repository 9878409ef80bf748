import { padded, words32 } from './blocks.ts';

const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
/** The first 32 bits of the fraction of |sin(n)|, n in radians from 1. RFC 1321, 3.4. */
const sines = Array.from({ length: 64 }, (_, n) => Math.floor(Math.abs(Math.sin(n + 1)) * 0x100000000) >>> 0);

/** RFC 1321. */
export function md5(message: Uint8Array): Uint8Array {
  let [a0, b0, c0, d0] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  const blocks = padded(message, 64, 'little');
  for (let at = 0; at < blocks.length; at += 64) {
    const words = words32(blocks, at, true);
    let [a, b, c, d] = [a0, b0, c0, d0];
    for (let n = 0; n < 64; n++) {
      const { mixed, word } = step(n, b, c, d);
      const sum = (a + mixed + (sines[n] ?? 0) + (words[word] ?? 0)) | 0;
      const shift = shifts[(n >> 4) * 4 + (n & 3)] ?? 0;
      [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
    }
    a0 = (a0 + a) | 0;
    b0 = (b0 + b) | 0;
    c0 = (c0 + c) | 0;
    d0 = (d0 + d) | 0;
  }
  const digest = new Uint8Array(16);
  const view = new DataView(digest.buffer);
  for (const [at, word] of [a0, b0, c0, d0].entries()) view.setInt32(at * 4, word, true);
  return digest;
}

function step(n: number, b: number, c: number, d: number): { mixed: number; word: number } {
  if (n < 16) return { mixed: (b & c) | (~b & d), word: n };
  if (n < 32) return { mixed: (d & b) | (~d & c), word: (5 * n + 1) % 16 };
  if (n < 48) return { mixed: b ^ c ^ d, word: (3 * n + 5) % 16 };
  return { mixed: c ^ (b | ~d), word: (7 * n) % 16 };
}
