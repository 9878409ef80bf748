/**
 * A message made whole blocks, as MD5 and SHA-1 and SHA-2 do: a 1 bit, zeroes, and its length in bits in the last 8
 * bytes. (SHA-512 has room for 16; the upper half is zero for any message that fits in memory.)
 */
export function padded(message: Uint8Array, block: 64 | 128, order: 'little' | 'big'): Uint8Array {
  const tail = block / 8;
  const length = Math.ceil((message.length + 1 + tail) / block) * block;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x80;
  new DataView(bytes.buffer).setBigUint64(length - 8, BigInt(message.length) * 8n, order === 'little');
  return bytes;
}

/** The sixteen 32-bit words of the block at an offset. */
export function words32(bytes: Uint8Array, at: number, little: boolean): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 64);
  return Int32Array.from({ length: 16 }, (_, n) => view.getInt32(n * 4, little));
}

const primes: readonly number[] = firstPrimes(80);

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    if (found.every((prime) => n % prime !== 0)) found.push(n);
  }
  return found;
}

/**
 * SHA-2 takes its constants from the first bits of the fractions of roots of primes (FIPS 180-4, 4.2 and 5.3): the
 * first 64 of each, for so many primes.
 */
export function rootFractions(count: number, root: 2n | 3n): bigint[] {
  return primes.slice(0, count).map((prime) => {
    const scaled = BigInt(prime) << (64n * root);
    return BigInt.asUintN(64, integerRoot(scaled, root));
  });
}

/** The largest whole number whose power does not exceed it. By halving: this runs once. */
function integerRoot(value: bigint, root: bigint): bigint {
  let [low, high] = [0n, 1n << 80n];
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** root <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}
