import type { Span } from './syntax/location.ts';

/** One line of a trace: where, and in what (`function <f>`, `object <anonymous>`, `thunk <x>`). */
export interface TraceLine {
  readonly span: Span | undefined;
  readonly context: string;
}

export type ErrorKind = 'static' | 'runtime';

/**
 * Anything a source or its evaluation can do wrong; nothing else is ever thrown. `said` is the bare message, `message`
 * the whole text as the reference prints it: first line, then the trace.
 */
export class JsonnetError extends Error {
  override readonly name = 'JsonnetError';
  readonly kind: ErrorKind;
  readonly said: string;
  /** For static errors the place; for runtime errors the innermost place, when known. */
  readonly span: Span | undefined;
  readonly trace: readonly TraceLine[];

  constructor(
    kind: ErrorKind,
    said: string,
    text: string,
    span: Span | undefined,
    trace: readonly TraceLine[] = [],
  ) {
    super(text);
    this.kind = kind;
    this.said = said;
    this.span = span;
    this.trace = trace;
  }
}
