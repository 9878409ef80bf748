import type { Answer } from '../../../app/api.ts';

export type Authorization = Answer<'GET /v1/admin/authorizations'>['data'][number];
export type Method = Authorization['method'];

export const METHOD_WORDS: readonly {
  readonly value: Method;
  readonly label: string;
  readonly about: string;
}[] = [
  {
    value: 'headers',
    label: 'Headers or parameters',
    about: 'Keys that are sent along with every request, as they are.',
  },
  {
    value: 'oauth2_client_credentials',
    label: 'OAuth 2.0 client credentials',
    about: 'Tokens that the hub fetches with a client id and a secret, and renews in time.',
  },
  { value: 'none', label: 'None', about: 'Nothing is added. For an API that is to get its keys later.' },
];

export function methodWord(method: Method): string {
  return METHOD_WORDS.find(({ value }) => value === method)?.label ?? method;
}

/** Null: the secret that is set is to go. Empty: it stays as it is. */
export type SecretValue = string | null;

/** What the form holds; what another method asks for stays in it while one looks at this one. */
export interface AuthorizationValues {
  readonly label: string;
  readonly description: string;
  readonly method: Method;
  readonly hosts: readonly string[];
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly scope: string;
  readonly clientAuthentication: 'basic' | 'body';
  readonly tokenParameters: string;
  readonly headers: SecretValue;
  readonly parameters: SecretValue;
  readonly client_secret: SecretValue;
}

export type SecretName = 'headers' | 'parameters' | 'client_secret';

export function valuesOf(authorization: Authorization | undefined): AuthorizationValues {
  const { label = '', description = '', method = 'headers', hosts = [], settings = {} } = authorization ?? {};
  const text = (name: string): string => {
    const value = settings[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    label,
    description,
    method,
    hosts: hosts.map(shownHost),
    tokenEndpoint: text('tokenEndpoint'),
    clientId: text('clientId'),
    scope: text('scope'),
    clientAuthentication: text('clientAuthentication') === 'body' ? 'body' : 'basic',
    tokenParameters: text('tokenParameters'),
    headers: '',
    parameters: '',
    client_secret: '',
  };
}

/** Hosts are https unless they say otherwise, so that is left out. */
export function shownHost(origin: string): string {
  return origin.replace(/^https:\/\//, '');
}

/** What the hub is told of an authorization. */
export function bodyOf(values: AuthorizationValues) {
  const { label, description, method, hosts } = values;
  return {
    label: label.trim(),
    description: description.trim(),
    method,
    hosts: [...hosts],
    settings: settingsOf(values),
    secrets: secretsOf(values),
  };
}

function settingsOf(values: AuthorizationValues): Record<string, string> {
  if (values.method !== 'oauth2_client_credentials') return {};
  const { tokenEndpoint, clientId, scope, clientAuthentication, tokenParameters } = values;
  return {
    tokenEndpoint: tokenEndpoint.trim(),
    clientId: clientId.trim(),
    scope: scope.trim(),
    clientAuthentication,
    tokenParameters: tokenParameters.trim(),
  };
}

/** The secrets that the method has. */
export function secretNames(method: Method): readonly SecretName[] {
  if (method === 'none') return [];
  return method === 'headers' ? ['headers', 'parameters'] : ['client_secret', 'headers', 'parameters'];
}

function secretsOf(values: AuthorizationValues): Record<string, string | null> {
  const secrets: Record<string, string | null> = {};
  for (const name of secretNames(values.method)) {
    const value = values[name];
    if (value === null) secrets[name] = null;
    else if (value.trim() !== '') secrets[name] = value.trim();
  }
  return secrets;
}
