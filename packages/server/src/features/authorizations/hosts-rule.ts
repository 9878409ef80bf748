import { invalid } from '@causeway/contract/problem';
import { checkHosts } from '@causeway/core/authorization/check';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { AuthorizationUser } from '../../ports/authorization-desk.ts';
import type { Integration } from '../../ports/config-store.ts';
import { originOf } from '../../ports/origin-of.ts';

/** An integration that uses an authorization, and where it sends. */
export interface Use extends AuthorizationUser {
  readonly origin: string;
}

/** Who sends with which authorization, and where to. */
export function usesOf(
  kinds: ReadonlyMap<string, DestinationKind>,
  integrations: readonly Integration[],
): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { id, name, kind: key, settings } of integrations) {
    const kind = kinds.get(key);
    const used = kind?.authorization?.(settings);
    if (kind === undefined || used === undefined) continue;
    const origin = originOf(kind.connect(settings, {}).baseUrl);
    uses.set(used.id, [...(uses.get(used.id) ?? []), { id, name, origin }]);
  }
  return uses;
}

/** The hosts as they are kept; refused where they are none, or leave out one that is in use. */
export function usableHosts(given: readonly string[], uses: readonly Use[]): readonly string[] {
  const { hosts, issues } = checkHosts(given);
  if (issues.length > 0) {
    throw invalid(
      issues.map(({ field = '', code, message, hint }) => ({
        pointer: `/hosts${field.replace(/^\[(\d+)\]$/, '/$1')}`,
        code,
        message,
        ...(hint === undefined ? {} : { hint }),
      })),
    );
  }
  const left = hosts.length === 0 ? undefined : uses.find(({ origin }) => !hosts.includes(origin));
  if (left === undefined) return hosts.length > 0 ? hosts : [...new Set(uses.map(({ origin }) => origin))];
  throw invalid([
    {
      pointer: '/hosts',
      code: 'host_in_use',
      message: `"${left.name}" sends to ${left.origin} with it.`,
      hint: 'Leave that host in, or change the integration first.',
    },
  ]);
}
