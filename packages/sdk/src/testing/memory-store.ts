import type { Store } from '../shelf.ts';

/** Storage of a browser, in memory. With `room`, it refuses what would make it hold more characters. */
export class MemoryStore implements Store {
  readonly items = new Map<string, string>();
  readonly #room: number;
  /** How often something was put in. */
  writes = 0;

  constructor(room: number = Infinity) {
    this.#room = room;
  }

  get length(): number {
    return this.items.size;
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.writes++;
    let size = key.length + value.length;
    for (const [name, text] of this.items) if (name !== key) size += name.length + text.length;
    if (size > this.#room) throw new Error('QuotaExceededError');
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }
}
