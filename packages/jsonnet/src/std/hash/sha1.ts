import { padded, words32 } from './blocks.ts';

/** FIPS 180-4, 6.1. */
export function sha1(message: Uint8Array): Uint8Array {
  const hash = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const blocks = padded(message, 64, 'big');
  const words = new Int32Array(80);
  for (let at = 0; at < blocks.length; at += 64) {
    words.set(words32(blocks, at, false));
    for (let n = 16; n < 80; n++) {
      words[n] = rotate(
        (words[n - 3] ?? 0) ^ (words[n - 8] ?? 0) ^ (words[n - 14] ?? 0) ^ (words[n - 16] ?? 0),
        1,
      );
    }
    compress(hash, words);
  }
  const digest = new Uint8Array(20);
  const view = new DataView(digest.buffer);
  for (const [at, word] of hash.entries()) view.setInt32(at * 4, word);
  return digest;
}

function compress(hash: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
  for (let n = 0; n < 80; n++) {
    const sum = (rotate(a, 5) + mixed(n, b, c, d) + e + (words[n] ?? 0)) | 0;
    [e, d, c, b, a] = [d, c, rotate(b, 30), a, sum];
  }
  for (const [at, word] of [a, b, c, d, e].entries()) hash[at] = (hash[at] ?? 0) + word;
}

function mixed(n: number, b: number, c: number, d: number): number {
  if (n < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (n < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (n < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
