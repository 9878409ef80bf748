import type { Destination } from '../../delivery/destination.ts';
import type { InsiderSettings } from '../settings/settings.ts';

const MINUTE_MS = 60_000;

/** The attributes of Insider that are mapped in both directions: what is sent of them may come back as an echo. */
export function compileEchoes({ inbound, profile, otherTraits }: InsiderSettings): Destination['echoes'] {
  const attributes = new Set<string>();
  const custom = new Set<string>();
  for (const { from } of inbound.profile) {
    const bare = from.replace(/^custom\./, '');
    const row = profile.find(({ to }) => to === bare);
    if (row !== undefined && !row.custom && from === bare) attributes.add(bare);
    else if (row?.custom === true || otherTraits === 'custom') custom.add(bare);
  }
  return { ms: inbound.echoMinutes * MINUTE_MS, attributes, custom };
}
