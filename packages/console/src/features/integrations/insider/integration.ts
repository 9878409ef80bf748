import { DEFAULT_SETTINGS } from '@causeway/core/insider/settings/defaults';
import type { InsiderSettings } from '@causeway/core/insider/settings/settings';
import { own, type JsonObject } from '@causeway/core/result/json';
import type { Answer } from '../../../app/api.ts';
import { consentDiffers } from '../form/extra.ts';
import type { InsiderValues } from './form-values.ts';
import { fromSettings } from './from-settings.ts';
import { countChanges, patchOf, same } from './json-change.ts';
import { toSettings } from './to-settings.ts';

export type Integration = Answer<'GET /v1/admin/integrations/{id}'>;

/** The hub has checked them, so they are complete; those from before a group of settings was there have none of it. */
export function settingsOf({ settings }: Integration): InsiderSettings {
  const { inbound, consents } = DEFAULT_SETTINGS;
  return { inbound, consents, ...(settings as Partial<InsiderSettings>) } as InsiderSettings;
}

export function valuesOf(integration: Integration): InsiderValues {
  return fromSettings(settingsOf(integration), integration.name);
}

/** Only what is not as it was: what a change of the integration has to say. Undefined parts are not sent. */
export interface Change {
  readonly settings: JsonObject | undefined;
  readonly secrets: Record<string, string> | undefined;
}

export function changeOf(base: Integration, values: InsiderValues): Change {
  const settings = patchOf(settingsOf(base), toSettings(values));
  const secrets = secretsTyped(values);
  return {
    settings: Object.keys(settings).length === 0 ? undefined : settings,
    secrets: Object.keys(secrets).length === 0 ? undefined : secrets,
  };
}

/** Secrets that are to be set; those that were left alone stay as they are. */
export function secretsTyped({ apiKey, inbound, inboundHeader }: InsiderValues): Record<string, string> {
  return {
    ...(apiKey === '' ? {} : { api_key: apiKey }),
    ...(inboundHeader === '' || inbound.extraHeader === '' ? {} : { inbound_header: inboundHeader }),
  };
}

/** The names of the secrets that have been given. */
export function secretsSet({ secrets }: Integration): ReadonlySet<string> {
  return new Set(Object.keys(secrets).filter((name) => secrets[name]?.set === true));
}

/** How many things a person would say they have changed. */
export function changesIn(base: Integration, values: InsiderValues): number {
  return countChanges(settingsOf(base), toSettings(values)) + Object.keys(secretsTyped(values)).length;
}

/** Is something typed that a test of the connection would not know about? */
export function connectionTyped(base: Integration, values: InsiderValues): boolean {
  const { partnerName, baseUrl } = settingsOf(base);
  return values.apiKey !== '' || values.partnerName !== partnerName || values.baseUrl !== baseUrl;
}

const WORDS: Readonly<Record<string, string>> = {
  partnerName: 'Insider partner name',
  baseUrl: 'Address',
  customerId: 'Customer ID mapping',
  identifiers: 'Identifiers',
  profile: 'Outbound profile mapping',
  otherTraits: 'Attributes without a row',
  events: 'Outbound event mapping',
  presets: 'Ready-made event mappings',
  orderCompletedAs: 'What a completed order becomes',
  otherEvents: 'Events without a mapping',
  consents: 'How consents are told',
  anonymous: 'People not yet named',
  anonymousIdentifier: 'Custom identifier for anonymous ids',
  defaultCountry: 'Country of phone numbers without one',
  numberLocale: 'Decimal sign in texts',
  timeZone: 'Offset of times without one',
  quantityRounding: 'Quantities that are not whole',
  lineTimestamps: 'Times of the lines of an order',
  skipHook: 'Do not trigger Insider’s webhooks',
  maxUsersPerRequest: 'Users per request',
  maxBytesPerRequest: 'Bytes per request',
  requestsPerMinute: 'Requests per minute',
  concurrency: 'Requests at once',
  inbound: 'Inbound settings',
};

/** The settings that differ between two states of one integration, in the words of the form. */
export function changedSettings(before: Integration, after: Integration): readonly string[] {
  const was: JsonObject = settingsOf(before);
  const is: JsonObject = settingsOf(after);
  const keys = Object.keys(WORDS).filter((key) => !same(own(was, key), own(is, key)));
  return [...keys.map((key) => WORDS[key] ?? key), ...consentDiffers(before, after)];
}

/** Everything about it that differs, such as that it was paused. */
export function differences(before: Integration, after: Integration): readonly string[] {
  return [
    ...(before.name === after.name ? [] : ['Its name']),
    ...(before.state === after.state ? [] : [after.state === 'paused' ? 'It was paused' : 'It was resumed']),
    ...changedSettings(before, after),
  ];
}
