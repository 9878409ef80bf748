import type { Issue } from '@causeway/core/result/issue';

/** One outgoing request. Credentials are in `headers` and never in the URL. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Over headers and body together. */
  readonly timeoutMs: number;
  /** The most of the answer that is read; the rest is dropped and the connection closed. */
  readonly maxResponseBytes: number;
}

/** The answer. `status` 0 means that there was none; `error` then says why in words for a person. */
export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly ms: number;
  readonly error: string | undefined;
  /** The hub did not send it, and would not send it again. */
  readonly failure?: CallFailure;
}

/**
 * Why a request stays here. `credentials`: whoever looks after the settings must mend them first, so all sending stops;
 * `refused`: it is this request alone.
 */
export interface CallFailure {
  readonly kind: 'credentials' | 'refused';
  readonly issue: Issue;
}

/** The one way out of the hub. Never rejects: what goes wrong is an answer with status 0. */
export type Egress = (request: OutgoingRequest) => Promise<OutgoingAnswer>;
