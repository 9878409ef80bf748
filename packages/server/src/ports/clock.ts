/** Unix milliseconds now. */
export type Clock = () => number;

/** Milliseconds that a thread has spent computing, from some beginning on; waiting is not in it, nor are other threads. */
export type SpentClock = () => number;
