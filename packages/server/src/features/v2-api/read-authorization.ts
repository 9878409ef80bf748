import type { AuthorizationMethod } from '@causeway/core/authorization/authorization';
import { formatParameters, parseParameters } from '@causeway/core/authorization/parameters';
import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';
import { badField, Faulty } from './answers.ts';
import { objectIn } from './read-json.ts';

/** How each method is called in this API, as its description and its console spell it; letters and digits count. */
const TYPES: Readonly<Record<AuthorizationMethod, readonly string[]>> = {
  none: ['Webhook_NoAuth', 'NoAuth', 'none'],
  headers: ['HeaderParamAuth', 'Webhook_HeaderParamAuth', 'Webhook_HeaderParam', 'HeaderParam', 'headers'],
  oauth2_client_credentials: [
    'OAuth2ClientCredentials',
    'Webhook_OAuth2ClientCredentials',
    'OAuth2_ClientCredentialsAuth',
    'OAuth2',
  ],
};

/** The parameter of the token request that this API has a field of its own for. */
const MANAGER = 'access_token_manager_id';
const MOST_OF_LABEL = 200;
const MOST_OF_DESCRIPTION = 2_000;

export function typeName(method: AuthorizationMethod): string {
  return TYPES[method][0] ?? method;
}

export function methodOf(type: string): AuthorizationMethod {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  for (const [method, names] of Object.entries(TYPES) as [AuthorizationMethod, readonly string[]][])
    if (names.some((name) => bare(name) === bare(type))) return method;
  const known = Object.values(TYPES).map(([name]) => name);
  throw new Faulty({
    status: 400,
    type: 'unknown_type',
    field: 'type',
    message: `There is no type of authorization called "${type.slice(0, 60)}".`,
    hint: `Known: ${known.join(', ')}.`,
  });
}

/** What a body says, its fields at the top or below `config`. Undefined is what it does not say. */
export interface SaidAuthorization {
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly hosts: readonly string[] | undefined;
  readonly settings: JsonObject;
  /** null: said to be empty. */
  readonly secrets: Readonly<Record<string, string | null>>;
}

export function saidIn(body: string, query: URLSearchParams): SaidAuthorization {
  const said = objectIn(body);
  const config = own(said, 'config');
  const from: JsonObject = isObject(config) ? { ...said, ...config } : said;
  const text = (name: string): string | undefined => {
    const value = own(from, name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value;
    throw badField(name, `${name} is a text.`);
  };
  const label = (text('label') ?? text('name') ?? query.get('label') ?? undefined)?.trim();
  const description = text('description') ?? query.get('description') ?? undefined;
  if (label !== undefined && (label === '' || label.length > MOST_OF_LABEL))
    throw badField('label', `A label has 1 to ${MOST_OF_LABEL} characters.`);
  if (description !== undefined && description.length > MOST_OF_DESCRIPTION)
    throw badField('description', `A description has at most ${MOST_OF_DESCRIPTION} characters.`);
  const [headers, parameters] = [text('webhook_request_headers'), text('webhook_request_params')];
  // Left empty in a form, the secret stays what it is: there is no use for one without.
  const clientSecret = text('client_secret') ?? '';
  const manager = text(MANAGER);
  return {
    label,
    description,
    hosts: listIn(own(from, 'hosts')),
    settings: defined({
      tokenEndpoint: text('token_endpoint') ?? text('token_url'),
      clientId: text('client_id'),
      scope: text('scope'),
      tokenParameters: manager === undefined ? undefined : managerParameter(manager),
    }),
    secrets: {
      ...(headers === undefined ? {} : { headers: headers.trim() === '' ? null : headers }),
      ...(parameters === undefined ? {} : { parameters: parameters.trim() === '' ? null : parameters }),
      ...(clientSecret === '' ? {} : { client_secret: clientSecret }),
    },
  };
}

/** The token manager that settings name; empty when they name none. */
export function managerIn(tokenParameters: Json | undefined): string {
  const found = typeof tokenParameters === 'string' ? parseParameters(tokenParameters) : [];
  return found.find(([name]) => name === MANAGER)?.[1] ?? '';
}

/** The place of a fault in this API's words. */
export function fieldOf(pointer: string | undefined): string | undefined {
  const FIELDS: Readonly<Record<string, string>> = {
    '/secrets/headers': 'webhook_request_headers',
    '/secrets/parameters': 'webhook_request_params',
    '/secrets/client_secret': 'client_secret',
    '/settings/tokenEndpoint': 'token_endpoint',
    '/settings/clientId': 'client_id',
    '/settings/scope': 'scope',
    '/settings/tokenParameters': MANAGER,
  };
  return pointer === undefined ? undefined : (FIELDS[pointer] ?? pointer.slice(1));
}

function managerParameter(manager: string): string {
  return manager.trim() === '' ? '' : formatParameters([[MANAGER, manager.trim()]]);
}

function listIn(value: Json | undefined): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value) && value.length <= 50 && value.every((host) => typeof host === 'string'))
    return value;
  throw badField('hosts', 'hosts is a list of at most 50 texts.');
}

function defined(fields: Readonly<Record<string, string | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
