import type { TokenSource } from '@causeway/core/authorization/authorization';
import type { TokenAnswer } from '@causeway/core/authorization/read-token';

/** What a token endpoint answered, its status (0 without an answer), and how long that took. */
export type FetchedToken = TokenAnswer & { readonly status: number; readonly ms: number };

export type FetchToken = (source: TokenSource, clientSecret: string) => Promise<FetchedToken>;
