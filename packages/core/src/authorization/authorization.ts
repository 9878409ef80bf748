/** How a request proves who it is from. */
export type AuthorizationMethod = 'none' | 'headers' | 'oauth2_client_credentials';

export const METHODS: readonly AuthorizationMethod[] = ['none', 'headers', 'oauth2_client_credentials'];

/** Where tokens come from (RFC 6749, 4.4). The client's secret is kept apart. */
export interface TokenSource {
  readonly tokenEndpoint: string;
  readonly clientId: string;
  /** Separated by spaces; empty: the server's own choice. */
  readonly scope: string;
  /** How the client proves itself there: HTTP Basic, or in the body (RFC 6749, 2.3.1). */
  readonly clientAuthentication: 'basic' | 'body';
  /** What else the server wants to be told, as `audience=shop&resource=x`; not secret. */
  readonly tokenParameters: string;
}

/** Names of what is kept sealed, by method. */
export const SECRETS: Readonly<Record<AuthorizationMethod, readonly string[]>> = {
  none: [],
  headers: ['headers', 'parameters'],
  oauth2_client_credentials: ['client_secret', 'headers', 'parameters'],
};

/** What an authorization holds, opened. */
export interface Credentials {
  readonly method: AuthorizationMethod;
  /** Undefined unless the method has one. */
  readonly tokens: TokenSource | undefined;
  readonly secrets: Readonly<Record<string, string>>;
}
