/**
 * Why a submitted event was not registered, in the words of the events API: `type` is the kind of error, `code` its
 * number, `status` the HTTP status it is answered with (antavo FACTS (b), known codes).
 * `field` names what is wrong (`customer`, `action`, `data.points`), `hint` says what to do about it.
 */
export interface EventRefusal {
  readonly status: number;
  readonly type: string;
  readonly code: number;
  readonly message: string;
  readonly field?: string;
  readonly hint?: string;
}
