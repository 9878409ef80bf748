import { reservedHeader } from '../custom/reserved-headers.ts';
import { secretHeaders, secretHeadersFault } from '../custom/secret-headers.ts';
import { choice, pick, required, section, text, wrong, type Reader } from '../settings/readers.ts';
import type { Issue } from '../result/issue.ts';
import type { Json, JsonObject } from '../result/json.ts';
import type { AuthorizationMethod, TokenSource } from './authorization.ts';
import { hostOrigin } from './hosts.ts';
import { parametersFault } from './parameters.ts';

const TOKEN_SOURCE: TokenSource = {
  tokenEndpoint: '',
  clientId: '',
  scope: '',
  clientAuthentication: 'basic',
  tokenParameters: '',
};

/** Settings of a method with defaults in place, and everything that is wrong with them. Only OAuth2 has any. */
export function checkAuthorization(
  method: AuthorizationMethod,
  given: Json | undefined,
): { readonly settings: JsonObject; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  if (method !== 'oauth2_client_credentials') {
    section(given, '', [], issues);
    return { settings: {}, issues };
  }
  const d = TOKEN_SOURCE;
  const from = section(given, '', Object.keys(d), issues);
  const settings: TokenSource = {
    tokenEndpoint: required(from, 'tokenEndpoint', '', tokenEndpoint, issues) ?? d.tokenEndpoint,
    clientId: required(from, 'clientId', '', line, issues) ?? d.clientId,
    scope: pick(from, 'scope', '', scope, d.scope, issues),
    clientAuthentication: pick(
      from,
      'clientAuthentication',
      '',
      choice('basic', 'body'),
      d.clientAuthentication,
      issues,
    ),
    tokenParameters: pick(from, 'tokenParameters', '', tokenParameters, d.tokenParameters, issues),
  };
  return { settings: { ...settings }, issues };
}

/** The same settings for who asks for tokens; undefined for a method without. */
export function tokenSourceOf(method: AuthorizationMethod, settings: JsonObject): TokenSource | undefined {
  if (method !== 'oauth2_client_credentials') return undefined;
  return checkAuthorization(method, settings).settings as unknown as TokenSource;
}

/** Why a secret cannot be used under its name; undefined when it can. */
export function secretFault(name: string, value: string): string | undefined {
  if (name === 'parameters') return parametersFault(value);
  if (name !== 'headers') return value.trim() === '' ? 'It is empty.' : undefined;
  const fault = secretHeadersFault(value);
  if (fault !== undefined) return fault;
  const reserved = Object.keys(secretHeaders(value)).find(reservedHeader);
  return reserved === undefined ? undefined : `The hub sets the header ${reserved} itself: leave it out.`;
}

/** The hosts that an authorization may be sent to, as scheme, host and port; each one once. */
export function checkHosts(given: readonly string[]): {
  readonly hosts: readonly string[];
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const hosts = given.flatMap((host, index) => {
    const origin = hostOrigin(host);
    if (origin === undefined)
      wrong(issues, `[${index}]`, host, 'Write a host such as api.example.com, without a path.');
    return origin ?? [];
  });
  return { hosts: [...new Set(hosts)], issues };
}

const tokenEndpoint = text((value) => {
  const [, host = ''] = /^(https?:\/\/[^\s/?#@\\]+)(?:[/?][^\s#\\]*)?$/i.exec(value) ?? [];
  return hostOrigin(host) !== undefined
    ? undefined
    : 'Write the whole address, such as https://login.example.com/oauth/token.';
});

const line: Reader<string> = text((value) =>
  /^[\x20-\x7e]{1,1000}$/.test(value) && value.trim() !== '' ? undefined : 'Write one line of plain letters.',
);

const scope = text((value) =>
  // RFC 6749, 3.3: scopes are printable letters other than quotation mark and backslash.
  /^(?:[\x21\x23-\x5b\x5d-\x7e]+(?: +|$))*$/.test(value.trim())
    ? undefined
    : 'Write the names of scopes with spaces between them.',
);

/** What the request says by itself. */
const OWN = new Set(['grant_type', 'scope', 'client_id', 'client_secret']);

const tokenParameters = text((value) => {
  if (value.trim() === '') return undefined;
  const fault = parametersFault(value);
  if (fault !== undefined) return fault;
  const names = value.split(/[&\r\n]+/).map((part) => part.split('=', 1)[0]?.trim() ?? '');
  const own = names.find((name) => OWN.has(name));
  return own === undefined ? undefined : `${own} is sent by itself: leave it out.`;
});
