import { parseFlag } from '../mapping/flag.ts';
import { own, type JsonObject } from '../result/json.ts';
import type { Channel, Consents } from './consent.ts';
import type { Statement } from './statement.ts';

/** Attributes that say whether somebody may be written to by a channel, in the spellings that senders use. */
export const OPT_IN_TRAITS: Readonly<Record<'email' | 'sms' | 'whatsapp', readonly string[]>> = {
  email: ['email_optin', 'emailOptin', 'emailOptIn', 'email_opt_in'],
  sms: ['sms_optin', 'smsOptin', 'smsOptIn', 'sms_opt_in'],
  whatsapp: ['whatsapp_optin', 'whatsappOptin', 'whatsappOptIn', 'whatsapp_opt_in'],
};

const CHANNEL_OF: ReadonlyMap<string, Channel> = new Map(
  (Object.keys(OPT_IN_TRAITS) as (keyof typeof OPT_IN_TRAITS)[]).flatMap((channel) =>
    OPT_IN_TRAITS[channel].map((name) => [name, channel] as const),
  ),
);

/** The channel that an attribute of that name speaks for. */
export function channelOf(attribute: string): Channel | undefined {
  return CHANNEL_OF.get(attribute);
}

/** What traits say of channels. Absence says nothing, and neither does what is neither yes nor no. */
export function readOptIns(traits: JsonObject): readonly Statement[] {
  let said: Statement[] | undefined;
  for (const name in traits) {
    // Nearly all names are something else: all that is meant ends like this.
    if (!name.endsWith('n')) continue;
    const subject = CHANNEL_OF.get(name);
    if (subject === undefined) continue;
    const granted = parseFlag(own(traits, name) ?? null);
    if (granted !== undefined) (said ??= []).push({ subject, granted, evidence: name });
  }
  return said ?? NOTHING;
}

const NOTHING: readonly Statement[] = Object.freeze([]);

/** What is known of the channel that the attribute speaks for; undefined: nothing, or it speaks for none. */
export function spokenBy(consents: Consents | undefined, attribute: string): boolean | undefined {
  if (consents === undefined) return undefined;
  const channel = CHANNEL_OF.get(attribute);
  return channel === undefined ? undefined : consents[channel]?.granted;
}
