import type { Destination } from '../../delivery/destination.ts';
import { channelOf } from '../../consent/opt-in-traits.ts';
import { normaliseName } from '../../mapping/name.ts';
import type { InsiderSettings } from '../settings/settings.ts';
import { attributeCandidates, shadowName } from './names.ts';
import { outboundTargets, toldKey } from './told-text.ts';

const MINUTE_MS = 60_000;

/**
 * The attributes of Insider that are filled from the very attribute that they fill here: what is sent of them may come
 * back as an echo. One that is filled from another attribute is not among them: what is heard of it is always news
 * here, and nothing could be sent again to settle a doubt. When attributes without a row are taken as well, all that
 * goes out may come back.
 */
export function compileEchoes(settings: InsiderSettings): Destination['echoes'] {
  const { inbound, otherTraits } = settings;
  const targets = outboundTargets(settings);
  const names = { attributes: new Set<string>(), custom: new Set<string>() };
  const add = (key: string): void => {
    const { name, custom } = shadowName(key);
    (custom ? names.custom : names.attributes).add(name);
  };
  for (const { from, to } of inbound.profile) {
    const key = toldKey(attributeCandidates(from), targets);
    const target = targets.get(key);
    const back =
      target === undefined
        ? // Without a row an attribute of ours leaves as a custom one of its name.
          otherTraits === 'custom' && key === `custom.${normaliseName(to)}`
        : target.sources.some(({ path }) => path[0] === to) ||
          (target.consent !== undefined && channelOf(to) === target.consent);
    if (back) add(key);
  }
  if (inbound.otherAttributes === 'take') for (const key of targets.keys()) add(key);
  const everyCustom = inbound.otherAttributes === 'take' && otherTraits === 'custom';
  return { ms: inbound.echoMinutes * MINUTE_MS, ...names, ...(everyCustom ? { everyCustom } : {}) };
}
