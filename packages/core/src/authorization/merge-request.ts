import { secretHeaders } from '../custom/secret-headers.ts';
import type { Credentials } from './authorization.ts';
import { parseParameters, withParameters, type Parameter } from './parameters.ts';

const TOKEN = '{token}';

/** What an authorization adds to a request. */
export interface Additions {
  readonly headers: Readonly<Record<string, string>>;
  readonly parameters: readonly Parameter[];
}

/**
 * Headers and parameters of an authorization. A token goes where `{token}` stands, and into `Authorization: Bearer` when
 * it stands nowhere.
 */
export function additionsOf({ method, secrets }: Credentials, token?: string): Additions {
  if (method === 'none') return { headers: {}, parameters: [] };
  const headers = secretHeaders(secrets['headers'] ?? '');
  const parameters = parseParameters(secrets['parameters'] ?? '');
  if (method === 'headers' || token === undefined) return { headers, parameters };
  const placed = [...Object.values(headers), ...parameters.map(([, value]) => value)].some((value) =>
    value.includes(TOKEN),
  );
  const fill = (value: string): string => value.replaceAll(TOKEN, () => token);
  return {
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)])),
      ...(placed ? {} : { authorization: `Bearer ${token}` }),
    },
    parameters: parameters.map(([name, value]) => [name, fill(value)] as const),
  };
}

/** A request with what its authorization adds. The authorization goes before headers and parameters of the same name. */
export function mergeRequest<
  R extends { readonly url: string; readonly headers: Readonly<Record<string, string>> },
>(request: R, { headers, parameters }: Additions): R {
  const names = new Set(Object.keys(headers));
  const others = Object.entries(request.headers).filter(([name]) => !names.has(name.toLowerCase()));
  return {
    ...request,
    url: withParameters(request.url, parameters),
    headers: { ...Object.fromEntries(others), ...headers },
  };
}
