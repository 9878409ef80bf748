import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { callRefused } from '@causeway/core/delivery/call-refused';
import type { Issue } from '@causeway/core/result/issue';
import { isAllowedAddress, type Network } from './allowed-address.ts';

export type Resolve = (host: string) => Promise<readonly string[]>;

/** The host leads to where the hub does not go. */
export class RefusedAddress extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(issue.message);
    this.name = 'RefusedAddress';
    this.issue = issue;
  }
}

/**
 * Finds the address that is called for a host. Every address that the name has must be allowed, not only the one that
 * is taken: a list with a private one among them is one answer away from being called.
 *
 * A name is asked for once at a time, however many connections wait for it: the host's resolver has few threads, and a
 * name that nobody answers for must not take them all.
 */
export function createVetAddress(
  allow: readonly Network[],
  resolve: Resolve = systemResolve,
): (host: string) => Promise<string> {
  const asking = new Map<string, Promise<readonly string[]>>();
  const ask = (host: string): Promise<readonly string[]> => {
    const under = asking.get(host);
    if (under !== undefined) return under;
    const asked = resolve(host).finally(() => asking.delete(host));
    asking.set(host, asked);
    return asked;
  };
  return async (host) => {
    const addresses = isIP(host) === 0 ? await ask(host) : [host];
    const bad = addresses.find((address) => !isAllowedAddress(address, allow));
    if (bad !== undefined) throw refused(host, bad);
    const [first] = addresses;
    if (first === undefined) throw Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' });
    return first;
  };
}

/** `address` is the host itself when it was written as a number. */
export function refused(host: string, address: string): RefusedAddress {
  const leads = host === address ? `The address is ${address}` : `${host} leads to ${address}`;
  return new RefusedAddress(callRefused('address_not_public', leads));
}

async function systemResolve(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address);
}
