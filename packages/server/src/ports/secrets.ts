/** What the hub hands out to be shown again, and how it recognises it. */
export interface Secrets {
  /** 32 random bytes, as text that fits a cookie and a link. */
  readonly newSecret: () => string;
  /** The only form in which one is kept. */
  readonly hash: (secret: string) => string;
  /** What the page of a session must send along to change something. */
  readonly csrfOf: (session: string) => string;
}
