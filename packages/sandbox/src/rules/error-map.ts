/**
 * The one error map of a request: `users.<i>.<path>.<rule>` to texts. Users are counted once however many of their
 * rules failed. Printed in ascending byte order, as a sorted map is.
 */
export class ErrorMap {
  readonly #texts = new Map<string, string[]>();
  readonly #failed = new Set<number>();

  add(user: number, path: string, text: string): void {
    const key = `users.${user}.${path}`;
    const known = this.#texts.get(key);
    if (known === undefined) this.#texts.set(key, [text]);
    else known.push(text);
    this.#failed.add(user);
  }

  has(user: number): boolean {
    return this.#failed.has(user);
  }

  get failedUsers(): number {
    return this.#failed.size;
  }

  /** The `data` of the answer: each half is `{}` when it counts nobody. */
  result(users: number): { successful: { count?: number }; fail: { count?: number; errors?: object } } {
    const successful = users - this.#failed.size;
    return {
      successful: successful === 0 ? {} : { count: successful },
      fail: this.#failed.size === 0 ? {} : { count: this.#failed.size, errors: this.#sorted() },
    };
  }

  /** Keys are made of ASCII only, so comparing code units is comparing bytes. */
  #sorted(): object {
    const keys = [...this.#texts.keys()].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return Object.fromEntries(keys.map((key) => [key, this.#texts.get(key)]));
  }
}
