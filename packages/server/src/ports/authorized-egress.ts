import type { TokenFailure } from '@causeway/core/authorization/read-token';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { JsonObject } from '@causeway/core/result/json';
import type { CallFailure, OutgoingAnswer, OutgoingRequest } from './egress.ts';

/** An answer; `failure` says why the request did not even leave. */
export interface AuthorizedAnswer extends Omit<OutgoingAnswer, 'failure'> {
  readonly failure?: TokenFailure | CallFailure;
}

/** The way out with an authorization: what it adds is put on as a request leaves, and is covered in the answer. */
export type AuthorizedEgress = (request: OutgoingRequest) => Promise<AuthorizedAnswer>;

/** The authorization that an integration's settings refer to. */
export interface UsedAuthorization {
  /** Another text as soon as it is another one; empty when there is none. */
  readonly key: string;
  /** The id when the workspace does not have it, and where the settings name it. */
  readonly missing: { readonly id: string; readonly field: string } | undefined;
  /** Throws when its secrets cannot be opened. */
  readonly open: () => Promise<OpenAuthorization>;
}

export interface OpenAuthorization {
  readonly send: AuthorizedEgress;
  /** Names of the headers that it adds. */
  readonly headers: readonly string[];
}

export type AuthorizationOf = (
  workspace: number,
  kind: Pick<DestinationKind, 'authorization'>,
  settings: JsonObject,
) => Promise<UsedAuthorization>;
