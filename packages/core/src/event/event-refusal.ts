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

/** An answer of a rule that said no. */
export interface Refused {
  readonly refusal: EventRefusal;
}

/** For answers of rules. Data that somebody sent may have a member of that name: wrap it before asking. */
export function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refusal' in answer;
}
