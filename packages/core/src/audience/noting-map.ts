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

  /** How many entries are others. */
  get changed(): number {
    return this.#changed.size;
  }

  /** The same as `set` for a value that is known to be another. */
  replace(key: number, value: Value): void {
    this.#changed.add(key);
    super.set(key, value);
  }

  override set(key: number, value: Value): this {
    if (super.get(key) !== value) this.replace(key, value);
    return this;
  }

  override delete(key: number): boolean {
    const had = super.delete(key);
    if (had) this.#changed.add(key);
    return had;
  }

  override clear(): void {
    for (const key of this.keys()) this.#changed.add(key);
    super.clear();
  }

  /** The entries that are others; null of those that are gone. */
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
}
