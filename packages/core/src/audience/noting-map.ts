/** Once so many are others it is not worth while to know which: then all of them are written. */
const MOST_NOTED = 32;

/** A map by number that notes which of its entries are others than when they were last written down. */
export class NotingMap<Value> extends Map<number, Value> {
  // The constructor of Map would write entries before there is anything to note them in.
  readonly #changed = new Set<number>();

  static from<Value>(entries: Iterable<readonly [number, Value]>): NotingMap<Value> {
    const map = new NotingMap<Value>();
    for (const [key, value] of entries) map.set(key, value);
    map.written();
    return map;
  }

  /** How many entries are others; infinitely many when they were too many to be noted. */
  get changed(): number {
    return this.#changed.size > MOST_NOTED ? Infinity : this.#changed.size;
  }

  /** The same as `set` for a value that is known to be another. */
  replace(key: number, value: Value): void {
    this.#note(key);
    super.set(key, value);
  }

  override set(key: number, value: Value): this {
    if (super.get(key) !== value) this.replace(key, value);
    return this;
  }

  override delete(key: number): boolean {
    const had = super.delete(key);
    if (had) this.#note(key);
    return had;
  }

  override clear(): void {
    for (const key of this.keys()) this.#note(key);
    super.clear();
  }

  /** The entries that are others, where those are noted; null of those that are gone. */
  changes(): (readonly [number, Value | null])[] {
    return Array.from(this.#changed, (key) => [key, this.get(key) ?? null] as const);
  }

  /** Takes over what `changes` answered of another. */
  apply(changes: Iterable<readonly [number, Value | null]>): void {
    for (const [key, value] of changes)
      if (value === null) this.delete(key);
      else this.set(key, value);
  }

  written(): void {
    this.#changed.clear();
  }

  #note(key: number): void {
    if (this.#changed.size <= MOST_NOTED) this.#changed.add(key);
  }
}
