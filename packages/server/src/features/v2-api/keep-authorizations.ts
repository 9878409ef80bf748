import { timeOf } from '@causeway/contract/page';
import { Refused } from '@causeway/contract/problem';
import type { ShownAuthorization } from '../../ports/authorization-desk.ts';
import { badField, Faulty } from './answers.ts';
import type { Exchange, V2ApiTools } from './exchange.ts';
import { fieldOf, managerIn, methodOf, saidIn, typeName } from './read-authorization.ts';

type Asked = Pick<V2ApiTools, 'authorizations'>;

export async function listAuthorizations({ authorizations }: Asked, { by }: Exchange): Promise<unknown> {
  return (await authorizations.list(by.workspace)).map(metadata);
}

export async function getAuthorization(
  { authorizations }: Asked,
  { by }: Exchange,
  id: string,
): Promise<unknown> {
  return metadata(await authorizations.get(by.workspace, id));
}

export async function addAuthorization(
  { authorizations }: Asked,
  { by, body, query }: Exchange,
  type: string,
): Promise<unknown> {
  const method = methodOf(type);
  const { label, description = '', hosts = [], settings, secrets } = saidIn(body, query);
  if (label === undefined) throw badField('label', 'The authorization needs a label.');
  const given = Object.entries(secrets).filter((one): one is [string, string] => one[1] !== null);
  const words = { label, description, method, settings, hosts, secrets: Object.fromEntries(given) };
  return metadata(await inWords(() => authorizations.add(by, words)));
}

/** What is not said stays as it is. */
export async function changeAuthorization(
  { authorizations }: Asked,
  { by, body, query }: Exchange,
  type: string,
  id: string,
): Promise<unknown> {
  const method = methodOf(type);
  const said = saidIn(body, query);
  return metadata(await inWords(() => authorizations.change(by, id, { ...said, method })));
}

export async function removeAuthorization(
  { authorizations }: Asked,
  { by }: Exchange,
  id: string,
): Promise<unknown> {
  await authorizations.remove(by, id);
  return null;
}

/** What may be read of an authorization: its secrets may not. */
function metadata({
  id,
  label,
  description,
  method,
  settings,
  hosts,
  createdAt,
  updatedAt,
}: ShownAuthorization) {
  const { tokenEndpoint = '', clientId = '', scope = '', tokenParameters } = settings;
  return {
    id,
    label,
    description,
    type: typeName(method),
    provider_slug: 'webhook',
    created: timeOf(createdAt),
    updated: timeOf(updatedAt),
    hosts,
    ...(method === 'oauth2_client_credentials'
      ? {
          token_endpoint: tokenEndpoint,
          client_id: clientId,
          scope,
          access_token_manager_id: managerIn(tokenParameters),
        }
      : {}),
  };
}

/** What the desk complains of, with the field as it is called here. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const [first] = error instanceof Refused && error.status === 422 ? error.complaints : [];
    if (first === undefined) throw error;
    const { code, message, hint, pointer } = first;
    throw new Faulty({ status: 400, type: code, field: fieldOf(pointer), message, hint });
  }
}
