/** Keeping passwords so that nobody can read them, and recognising them again. Both are slow on purpose. */
export interface Passwords {
  /** Rejects with TooBusy when too many passwords wait already. */
  readonly hash: (password: string) => Promise<string>;
  /** Without `stored` it takes as long, and answers false. Rejects with TooBusy like `hash`. */
  readonly matches: (password: string, stored: string | undefined) => Promise<boolean>;
}

/** Passwords take memory and time, so only so many are looked at at once. */
export class TooBusy extends Error {
  constructor() {
    super('Too many passwords are being checked at the moment.');
    this.name = 'TooBusy';
  }
}
