/**
 * A way in for data of others, as a function. It throws when it breaks a promise: what it may refuse, it refuses in its
 * own way, and what it answers keeps the laws that `run` holds it to.
 */
export interface PureEntry {
  readonly name: string;
  /** `json`: inputs are JSON texts, `text`: of a language of their own. */
  readonly form: 'json' | 'text';
  /** What works: inputs begin as one of these. */
  readonly seeds: readonly string[];
  /** Names and texts that mean something there. */
  readonly words: readonly string[];
  /** Inputs that reach new code are kept and changed further. */
  readonly guided: boolean;
  /** Its part of all inputs, about. */
  readonly share: number;
  readonly run: (input: string) => void;
}

/** Fails when the two are not the same to the letter. */
export function same(one: unknown, other: unknown, what: string): void {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  if (a !== b) throw new Error(`${what}: ${shortened(a)} is not ${shortened(b)}`);
}

/** Fails when a promise is not kept. */
export function hold(kept: boolean, what: string): void {
  if (!kept) throw new Error(what);
}

function shortened(text: string | undefined): string {
  return (text ?? 'undefined').slice(0, 400);
}
