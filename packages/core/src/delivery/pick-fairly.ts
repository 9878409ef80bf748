/**
 * Which of a queue are taken when not all can be: the first of each customer, then the second of each, and so on, so that
 * who has thousands there holds up nobody. Answers their places, in order. Of each customer it is always the first so many,
 * and at most `each`.
 */
export function pickFairly(
  customers: readonly number[],
  most: number,
  each: number = most,
): readonly number[] {
  const rank = new Map<number, number>();
  const rounds: number[][] = [];
  for (const [place, customer] of customers.entries()) {
    const round = rank.get(customer) ?? 0;
    rank.set(customer, round + 1);
    if (round >= each) continue;
    (rounds[round] ??= []).push(place);
  }
  const picked: number[] = [];
  for (const places of rounds) {
    picked.push(...places.slice(0, most - picked.length));
    if (picked.length >= most) break;
  }
  return picked.toSorted((a, b) => a - b);
}
