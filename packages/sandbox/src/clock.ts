/** Milliseconds since the epoch. Every rule that needs the time takes one of these or its result. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
