import { padded, rootFractions } from './blocks.ts';

const start = BigUint64Array.from(rootFractions(8, 2n));
const rounds = BigUint64Array.from(rootFractions(80, 3n));

/** FIPS 180-4, 6.4. In big integers: it is asked for seldom, and short. */
export function sha512(message: Uint8Array): Uint8Array {
  const hash = BigUint64Array.from(start);
  const blocks = padded(message, 128, 'big');
  const view = new DataView(blocks.buffer);
  const words = new BigUint64Array(80);
  for (let at = 0; at < blocks.length; at += 128) {
    for (let n = 0; n < 16; n++) words[n] = view.getBigUint64(at + n * 8);
    for (let n = 16; n < 80; n++) {
      const early = words[n - 15] ?? 0n;
      const late = words[n - 2] ?? 0n;
      const s0 = rotate(early, 1n) ^ rotate(early, 8n) ^ (early >> 7n);
      const s1 = rotate(late, 19n) ^ rotate(late, 61n) ^ (late >> 6n);
      words[n] = (words[n - 16] ?? 0n) + s0 + (words[n - 7] ?? 0n) + s1;
    }
    compress(hash, words);
  }
  const digest = new Uint8Array(64);
  const out = new DataView(digest.buffer);
  for (const [at, word] of hash.entries()) out.setBigUint64(at * 8, word);
  return digest;
}

function compress(hash: BigUint64Array, words: BigUint64Array): void {
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = hash;
  for (let n = 0; n < 80; n++) {
    const s1 = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n);
    const one = h + s1 + ((e & f) ^ (~e & g)) + (rounds[n] ?? 0n) + (words[n] ?? 0n);
    const s0 = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n);
    const two = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, cut(d + one), c, b, a, cut(one + two)];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) hash[at] = (hash[at] ?? 0n) + word;
}

const cut = (word: bigint): bigint => BigInt.asUintN(64, word);

function rotate(word: bigint, by: bigint): bigint {
  return cut((word >> by) | (word << (64n - by)));
}
