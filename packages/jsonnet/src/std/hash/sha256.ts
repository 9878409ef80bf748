import { padded, rootFractions, words32 } from './blocks.ts';

const upper = (fraction: bigint): number => Number(fraction >> 32n) | 0;
const start = Int32Array.from(rootFractions(8, 2n), upper);
const rounds = Int32Array.from(rootFractions(64, 3n), upper);

/** FIPS 180-4, 6.2. */
export function sha256(message: Uint8Array): Uint8Array {
  const hash = Int32Array.from(start);
  const blocks = padded(message, 64, 'big');
  const words = new Int32Array(64);
  for (let at = 0; at < blocks.length; at += 64) {
    words.set(words32(blocks, at, false));
    for (let n = 16; n < 64; n++) {
      const early = words[n - 15] ?? 0;
      const late = words[n - 2] ?? 0;
      const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
      const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
      words[n] = (words[n - 16] ?? 0) + s0 + (words[n - 7] ?? 0) + s1;
    }
    compress(hash, words);
  }
  const digest = new Uint8Array(32);
  const view = new DataView(digest.buffer);
  for (const [at, word] of hash.entries()) view.setInt32(at * 4, word);
  return digest;
}

function compress(hash: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let n = 0; n < 64; n++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (rounds[n] ?? 0) + (words[n] ?? 0)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) hash[at] = (hash[at] ?? 0) + word;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
