import { invalid, pointer, type Complaint } from '@causeway/contract/problem';
import { SECRETS, type AuthorizationMethod } from '@causeway/core/authorization/authorization';
import { secretFault, tokenSourceOf } from '@causeway/core/authorization/check';
import type { JsonObject } from '@causeway/core/result/json';
import { originOf } from '../../ports/origin-of.ts';

/** An authorization as far as its secrets are concerned. */
export interface Guarded {
  readonly method: AuthorizationMethod;
  readonly settings: JsonObject;
  readonly hosts: readonly string[];
}

type Given = Readonly<Record<string, string | null>>;

/** Only secrets that the method has, each usable, and those without which it would add nothing. */
export function checkSecrets(method: AuthorizationMethod, given: Given, set: readonly string[]): void {
  const known = SECRETS[method];
  const complaints: Complaint[] = [];
  const complain = (name: string, code: string, message: string, hint?: string): void => {
    complaints.push({ pointer: at(name), code, message, ...(hint === undefined ? {} : { hint }) });
  };
  for (const [name, value] of Object.entries(given)) {
    if (value === null) continue;
    if (!known.includes(name)) {
      const hint = known.length === 0 ? 'It has none.' : `Known: ${known.join(', ')}.`;
      complain(name, 'unknown_secret', `An authorization of this method has no ${name}.`, hint);
      continue;
    }
    const fault = secretFault(name, value);
    if (fault !== undefined) complain(name, 'secret_invalid', `${name} cannot be used as it is.`, fault);
  }
  const kept = keptSecrets(method, given, set);
  if (method === 'oauth2_client_credentials' && !kept.includes('client_secret'))
    complain('client_secret', 'secret_missing', 'The client secret is missing.', 'Fill it in.');
  if (method === 'headers' && kept.length === 0) {
    const hint = 'Write one header per line, as Name: value, or parameters as name=value.';
    complain('headers', 'secret_missing', 'There are neither headers nor parameters.', hint);
  }
  if (complaints.length > 0) throw invalid(complaints);
}

/** Names of the secrets that are set after a change. */
function keptSecrets(method: AuthorizationMethod, given: Given, set: readonly string[]): readonly string[] {
  return SECRETS[method].filter((name) =>
    Object.hasOwn(given, name) ? given[name] !== null : set.includes(name),
  );
}

/**
 * What was entered for one host is not shown to another: whoever adds a host, frees the authorization of all, or moves
 * the token endpoint, enters the secrets again.
 */
export function keepSecretsHome(before: Guarded, after: Guarded, given: Given, set: readonly string[]): void {
  const wider =
    before.hosts.length > 0 &&
    (after.hosts.length === 0 || after.hosts.some((host) => !before.hosts.includes(host)));
  const moved = endpointOf(before) !== undefined && endpointOf(before) !== endpointOf(after);
  const straying = SECRETS[after.method].filter(
    (name) =>
      (wider || (moved && name === 'client_secret')) && set.includes(name) && !Object.hasOwn(given, name),
  );
  if (straying.length === 0) return;
  throw invalid(
    straying.map((name) => ({
      pointer: at(name),
      code: 'secret_again',
      message: wider
        ? `Another host is to get ${name}, which was entered for ${before.hosts.join(', ')}.`
        : `The token endpoint is another one, and ${name} was entered for the old one.`,
      hint: 'Enter it again in the same request, or null where it is not needed.',
    })),
  );
}

function endpointOf({ method, settings }: Guarded): string | undefined {
  const source = tokenSourceOf(method, settings);
  return source === undefined ? undefined : originOf(source.tokenEndpoint);
}

function at(name: string): string {
  return `/secrets${pointer([name])}`;
}
