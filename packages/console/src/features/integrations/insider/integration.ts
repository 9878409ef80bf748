import type { InsiderSettings } from '@causeway/core/insider/settings/settings';
import { own, type JsonObject } from '@causeway/core/result/json';
import type { Answer } from '../../../app/api.ts';
import type { InsiderValues } from './form-values.ts';
import { fromSettings } from './from-settings.ts';
import { countChanges, patchOf, same } from './json-change.ts';
import { toSettings } from './to-settings.ts';

export type Integration = Answer<'GET /v1/admin/integrations/{id}'>;

/** The hub has checked them, so they are complete. */
function settingsOf({ settings }: Integration): InsiderSettings {
  return settings as unknown as InsiderSettings;
}

export function valuesOf(integration: Integration): InsiderValues {
  return fromSettings(settingsOf(integration), integration.name);
}

/** Only what is not as it was: what a change of the integration has to say. Undefined parts are not sent. */
export interface Change {
  readonly settings: JsonObject | undefined;
  readonly secrets: { readonly api_key: string } | undefined;
}

export function changeOf(base: Integration, values: InsiderValues): Change {
  const settings = patchOf(base.settings as JsonObject, toSettings(values));
  return {
    settings: Object.keys(settings).length === 0 ? undefined : settings,
    secrets: values.apiKey === '' ? undefined : { api_key: values.apiKey },
  };
}

/** How many things a person would say they have changed. */
export function changesIn(base: Integration, values: InsiderValues): number {
  return countChanges(base.settings as JsonObject, toSettings(values)) + (values.apiKey === '' ? 0 : 1);
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
};

/** The settings that differ between two states of one integration, in the words of the form. */
export function changedSettings(before: Integration, after: Integration): readonly string[] {
  const [was, is] = [before.settings as JsonObject, after.settings as JsonObject];
  const keys = Object.keys(WORDS).filter((key) => !same(own(was, key), own(is, key)));
  return keys.map((key) => WORDS[key] ?? key);
}

/** Everything about it that differs, such as that it was paused. */
export function differences(before: Integration, after: Integration): readonly string[] {
  return [
    ...(before.name === after.name ? [] : ['Its name']),
    ...(before.state === after.state ? [] : [after.state === 'paused' ? 'It was paused' : 'It was resumed']),
    ...changedSettings(before, after),
  ];
}
