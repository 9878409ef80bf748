/** The part `value * part / whole` of whole numbers that are not negative, rounded down, without losing a digit. */
export function floorShare(value: number, part: number, whole: number): number {
  return Number((BigInt(value) * BigInt(part)) / BigInt(whole));
}

/** As `floorShare`, rounded to the nearest, halves up. */
export function roundShare(value: number, part: number, whole: number): number {
  const twice = 2n * BigInt(value) * BigInt(part) + BigInt(whole);
  return Number(twice / (2n * BigInt(whole)));
}

/**
 * Splits a whole number by weights so that the parts are whole and their sum is exactly `value`: everybody gets their
 * share rounded down, and what is left goes one by one to the largest remainders, earlier ones first. Weights that
 * are all 0 count as equal.
 */
export function split(value: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (all === 0n)
    return weights.length === 0
      ? []
      : split(
          value,
          Array.from(weights, () => 1),
        );
  const parts: number[] = [];
  const remainders: { readonly index: number; readonly size: bigint }[] = [];
  let left = value;
  for (const [index, weight] of weights.entries()) {
    const share = BigInt(value) * BigInt(weight);
    const part = Number(share / all);
    parts.push(part);
    left -= part;
    remainders.push({ index, size: share % all });
  }
  remainders.sort((a, b) => (a.size === b.size ? a.index - b.index : a.size > b.size ? -1 : 1));
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
