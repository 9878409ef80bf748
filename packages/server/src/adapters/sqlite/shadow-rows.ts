import type { Shadow } from '@causeway/core/delivery/destination';
import type { Connection } from './connection.ts';
import type { Recent } from './recent.ts';

/** Shadows as last written by the delivering side, which is the only one to write them. */
export type ShadowCache = Recent<string, Shadow>;

export function openLoadShadow(
  connection: Connection,
  shadows: ShadowCache,
): (integration: number, customer: number) => Shadow | undefined {
  const load = connection.prepare('SELECT body FROM shadows WHERE integration = ? AND customer = ?');
  return (integration, customer) => {
    const name = shadowName(integration, customer);
    const cached = shadows.get(name);
    if (cached !== undefined) return cached;
    const row = load.row(integration, customer);
    if (row === undefined) return undefined;
    const shadow = JSON.parse(row[0] as string) as Shadow;
    shadows.set(name, shadow);
    return shadow;
  };
}

/** In the cache. */
export function shadowName(integration: number, customer: number): string {
  return `${integration} ${customer}`;
}
