/** A system that takes tracking calls and delivers them to a far side. */
export interface Contender {
  readonly url: string;
  readonly key: string;
  /** Of all its processes, seconds of user and system time. */
  readonly cpuSeconds: () => number;
  readonly stop: () => Promise<void>;
}

/** How a contender is started for a far side, in a fresh folder; nothing when something it needs is not installed. */
export interface Entry {
  readonly name: string;
  readonly missing: () => string | undefined;
  readonly start: (farSide: string) => Promise<Contender>;
}
