/** Bytes taken in per permutation by SHA3-512. */
const RATE = 72;

/** What `iota` adds in each round, from the shift register of FIPS 202, 3.2.5. */
const constants: readonly bigint[] = roundConstants();

/** SHA3-512: FIPS 202. */
export function sha3(message: Uint8Array): Uint8Array {
  const length = (Math.floor(message.length / RATE) + 1) * RATE;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x06;
  bytes[length - 1] = (bytes[length - 1] ?? 0) | 0x80;
  const view = new DataView(bytes.buffer);
  const state = new BigUint64Array(25);
  for (let at = 0; at < length; at += RATE) {
    for (let n = 0; n < RATE / 8; n++) state[n] = (state[n] ?? 0n) ^ view.getBigUint64(at + n * 8, true);
    permute(state);
  }
  const digest = new Uint8Array(64);
  const out = new DataView(digest.buffer);
  for (let n = 0; n < 8; n++) out.setBigUint64(n * 8, state[n] ?? 0n, true);
  return digest;
}

function permute(state: BigUint64Array): void {
  for (const constant of constants) {
    theta(state);
    chi(state, rhoAndPi(state));
    state[0] = (state[0] ?? 0n) ^ constant;
  }
}

function theta(state: BigUint64Array): void {
  const lane = (at: number): bigint => state[at] ?? 0n;
  const columns = [0, 1, 2, 3, 4].map(
    (x) => lane(x) ^ lane(x + 5) ^ lane(x + 10) ^ lane(x + 15) ^ lane(x + 20),
  );
  for (let at = 0; at < 25; at++) {
    const before = columns[(at + 4) % 5] ?? 0n;
    state[at] = lane(at) ^ before ^ rotate(columns[(at + 1) % 5] ?? 0n, 1n);
  }
}

function rhoAndPi(state: BigUint64Array): BigUint64Array {
  const moved = new BigUint64Array(25);
  moved[0] = state[0] ?? 0n;
  let [x, y] = [1, 0];
  for (let t = 0; t < 24; t++) {
    const by = BigInt((((t + 1) * (t + 2)) / 2) % 64);
    const lane = rotate(state[x + 5 * y] ?? 0n, by);
    [x, y] = [y, (2 * x + 3 * y) % 5];
    moved[x + 5 * y] = lane;
  }
  return moved;
}

function chi(state: BigUint64Array, moved: BigUint64Array): void {
  for (let at = 0; at < 25; at++) {
    const row = at - (at % 5);
    const next = moved[row + ((at + 1) % 5)] ?? 0n;
    state[at] = (moved[at] ?? 0n) ^ (~next & (moved[row + ((at + 2) % 5)] ?? 0n));
  }
}

function roundConstants(): bigint[] {
  const found: bigint[] = [];
  let register = 1;
  for (let round = 0; round < 24; round++) {
    let constant = 0n;
    for (let j = 0; j < 7; j++) {
      if ((register & 1) === 1) constant |= 1n << ((1n << BigInt(j)) - 1n);
      register = (register << 1) ^ ((register >> 7) * 0x171);
    }
    found.push(constant);
  }
  return found;
}

function rotate(word: bigint, by: bigint): bigint {
  return BigInt.asUintN(64, (word << by) | (word >> (64n - by)));
}
