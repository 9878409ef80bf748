/** A workspace's customers are spread over this many lanes; a lane is worked by one worker at a time. */
export const LANES = 256;

/** The lane of a customer. Keys are handed out one after the other, so their low bits spread evenly. */
export function laneOf(customer: number): number {
  return customer & (LANES - 1);
}
