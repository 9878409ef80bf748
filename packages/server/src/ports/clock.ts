/** Unix milliseconds now. */
export type Clock = () => number;
