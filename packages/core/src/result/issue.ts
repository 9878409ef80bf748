/**
 * Something wrong, or left out, with a piece of data: never an exception, always a value.
 * `code` is stable and machine-readable, `field` is a dotted path into what the sender wrote,
 * `message` says what is the matter, `hint` what to do about it.
 */
export interface Issue {
  readonly code: string;
  readonly field?: string;
  readonly message: string;
  readonly hint?: string;
}
