import { checkCustom } from '@causeway/core/custom/check';
import type { JsonObject } from '@causeway/core/result/json';
import { consentDiffers } from '../form/extra.ts';
import type { Integration, SaveRules } from '../form/save-rules.ts';
import { countChanges, patchOf } from '../insider/json-change.ts';
import { fromSettings, secretChange, toSettings, type CustomValues } from './custom-values.ts';
import { faultsOf } from './form-faults.ts';
import { placeOfPointer } from './place-of.ts';

export function valuesOf({ settings, name }: Integration): CustomValues {
  return fromSettings(checkCustom(settings as JsonObject).settings, name);
}

/** As the form would write them: what is left out of a form, or ordered otherwise, is no change. */
function plainSettings(integration: Integration): JsonObject {
  return toSettings(valuesOf(integration));
}

interface Change {
  readonly name: string | undefined;
  readonly settings: JsonObject | undefined;
  readonly secrets: Record<string, string | null> | undefined;
}

/** Only what is not as it was: what a change of the integration has to say. Undefined parts are not sent. */
function changeOf(base: Integration, values: CustomValues): Change {
  const settings = patchOf(base.settings as JsonObject, toSettings(values));
  const untouched = countChanges(plainSettings(base), toSettings(values)) === 0;
  const secrets = secretChange(values);
  const name = values.name.trim();
  return {
    name: name === base.name ? undefined : name,
    settings: untouched || Object.keys(settings).length === 0 ? undefined : settings,
    secrets: Object.keys(secrets).length === 0 ? undefined : secrets,
  };
}

/** How many things a person would say they have changed. */
export function changesIn(base: Integration, values: CustomValues): number {
  return (
    countChanges(plainSettings(base), toSettings(values)) +
    Object.keys(secretChange(values)).length +
    (values.name.trim() === base.name ? 0 : 1)
  );
}

export function secretsSet({ secrets }: Integration): ReadonlySet<string> {
  return new Set(Object.keys(secrets).filter((name) => secrets[name]?.set === true));
}

const WORDS: Readonly<Record<string, string>> = {
  url: 'Endpoint URL',
  method: 'Request method',
  contentType: 'Content type',
  headers: 'Headers',
  authorization: 'Authorization',
  body: 'Request format',
  dropEmpty: 'Drop empty fields',
  shape: 'Insider shape',
  events: 'Which events',
  except: 'Which events',
  anonymous: 'People not named yet',
  batch: 'Several events in one request',
  doNotRetry: 'Codes that are not tried again',
  requestsPerMinute: 'Requests per minute',
  concurrency: 'Requests at once',
};

/** Everything that differs between two states of one integration, in the words of the form. */
export function differences(before: Integration, after: Integration): readonly string[] {
  const [was, is] = [plainSettings(before), plainSettings(after)];
  const settings = Object.keys(WORDS).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
  return [
    ...(before.name === after.name ? [] : ['Its label']),
    ...(before.state === after.state ? [] : [after.state === 'paused' ? 'It was paused' : 'It was resumed']),
    ...consentDiffers(before, after),
    ...new Set(settings.map((key) => WORDS[key] ?? key)),
  ];
}

export const RULES: SaveRules<CustomValues> = {
  valuesOf,
  faultsOf: (values, base) =>
    faultsOf(values, { url: String(base.settings['url']), secrets: secretsSet(base) }),
  changeOf,
  differences,
  placeOfPointer,
  savedOnce: { secretHeaders: '', signingSecret: '', taken: [] },
};
