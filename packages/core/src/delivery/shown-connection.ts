import { COVERED } from '../authorization/cover-secrets.ts';
import type { DestinationKind, PlannedRequest } from './destination.ts';
import type { JsonObject } from '../result/json.ts';

export interface ShownHeader {
  readonly name: string;
  readonly value: string;
}

/** A text that also reads as a header, for secrets that are headers themselves. */
const MARK = 'secret:causeway-secret';

/**
 * Address and headers as a destination adds them to a request, with nothing in them that is secret: it connects with
 * marks in place of the secrets, so that whatever a secret goes into is known and covered.
 * `authorized` are the headers that its authorization puts on top.
 */
export function shownConnection(
  kind: DestinationKind,
  settings: JsonObject,
  request?: Pick<PlannedRequest, 'headers'>,
  authorized: readonly string[] = [],
): { readonly baseUrl: string; readonly headers: readonly ShownHeader[] } {
  const names = [...kind.secrets, ...(kind.optionalSecrets ?? [])];
  const { baseUrl, headers } = kind.connect(settings, Object.fromEntries(names.map((name) => [name, MARK])));
  const covered = (text: string): boolean => text.includes('causeway-secret');
  return {
    baseUrl: baseUrl.replaceAll(MARK, COVERED),
    headers: [
      ...Object.entries({ ...headers, ...request?.headers })
        .filter(([name]) => !authorized.includes(name.toLowerCase()))
        .map(([name, value]) => ({ name, value: covered(value) ? COVERED : value })),
      ...authorized.map((name) => ({ name, value: COVERED })),
    ],
  };
}
