import { checkAuthorization, checkHosts, secretFault } from '@causeway/core/authorization/check';
import {
  bodyOf,
  secretNames,
  shownHost,
  type Authorization,
  type AuthorizationValues,
} from './authorization-values.ts';

export type Fault = readonly [field: keyof AuthorizationValues, message: string];

const MISSING: Readonly<Record<string, string>> = {
  tokenEndpoint: 'Write the address that tokens are fetched from.',
  clientId: 'Write the id that you were given.',
};

/** Everything that is wrong with a form, by the rules of the hub and in the words of the form. */
export function faultsOf(values: AuthorizationValues, stored: Authorization | undefined): readonly Fault[] {
  const { settings, secrets } = bodyOf(values);
  const faults: Fault[] = [];
  if (values.label.trim() === '') faults.push(['label', 'Give it a label, to find it again.']);
  for (const { code, field = '', message, hint } of checkAuthorization(values.method, settings).issues) {
    const missing = code === 'setting_missing' ? MISSING[field] : undefined;
    faults.push([field as keyof AuthorizationValues, missing ?? hint ?? message]);
  }
  if (values.method === 'none') return faults;
  for (const [name, value] of Object.entries(secrets)) {
    const fault = value === null ? undefined : secretFault(name, value);
    if (fault !== undefined) faults.push([name as keyof AuthorizationValues, fault]);
  }
  const kept = secretNames(values.method).filter((name) =>
    secrets[name] === undefined ? stored?.secrets[name]?.set === true : secrets[name] !== null,
  );
  if (values.method === 'headers' && kept.length === 0)
    faults.push(['headers', 'Write a header, or parameters below.']);
  if (values.method === 'oauth2_client_credentials' && !kept.includes('client_secret'))
    faults.push(['client_secret', 'Write the secret that you were given.']);
  const { hosts, issues } = checkHosts(values.hosts);
  if (issues[0] !== undefined) faults.push(['hosts', issues[0].hint ?? issues[0].message]);
  else if (stored !== undefined) faults.push(...strays(values, stored, hosts));
  return faults;
}

/** What was entered for one host is not shown to another. */
function strays(values: AuthorizationValues, stored: Authorization, hosts: readonly string[]): Fault[] {
  const { secrets, settings } = bodyOf(values);
  const added = hosts.find((host) => !stored.hosts.includes(host));
  const freed = hosts.length === 0 && stored.used_by.length === 0;
  const wider = stored.hosts.length > 0 && (added !== undefined || freed);
  const endpoint = (text: unknown): string =>
    typeof text === 'string' && URL.canParse(text) ? new URL(text).origin : '';
  const moved =
    stored.method === values.method &&
    endpoint(stored.settings['tokenEndpoint']) !== endpoint(settings['tokenEndpoint']);
  return secretNames(values.method).flatMap((name): Fault[] => {
    if (stored.secrets[name]?.set !== true || secrets[name] !== undefined) return [];
    if (wider) {
      const who = added === undefined ? 'Any host' : shownHost(added);
      return [[name, `${who} would get it, and it was entered for others: replace it, or remove it.`]];
    }
    if (moved && name === 'client_secret')
      return [[name, 'It was entered for another token endpoint: replace it.']];
    return [];
  });
}
