import type { JsonObject } from '@causeway/core/result/json';
import { checkTrigger } from '@causeway/core/trigger/check';
import { checkEnrichment } from '@causeway/core/trigger/check-enrichment';
import { consentDiffers } from '../form/extra.ts';
import type { Integration, SaveRules } from '../form/save-rules.ts';
import { countChanges, patchOf } from '../insider/json-change.ts';
import { faultsOf } from './form-faults.ts';
import type { JobKind } from './job-kind.ts';
import { fromSettings, toSettings, type JobValues } from './job-values.ts';
import { placeOfPointer } from './place-of.ts';

export function kindOf({ kind }: Pick<Integration, 'kind'>): JobKind {
  return kind === 'enrichment' ? 'enrichment' : 'audience_trigger';
}

/** `zone`: of the workspace. */
export function valuesOf(integration: Integration, zone: string): JobValues {
  const settings = integration.settings as JsonObject;
  const checked =
    kindOf(integration) === 'enrichment'
      ? checkEnrichment(settings).settings
      : checkTrigger(settings).settings;
  return fromSettings(checked, integration.name, zone);
}

/** As the form would write them: what is left out of a form, or ordered otherwise, is no change. */
function plainSettings(integration: Integration): JsonObject {
  return toSettings(valuesOf(integration, 'UTC'), kindOf(integration));
}

type Change = ReturnType<SaveRules<JobValues>['changeOf']>;

/** Only what is not as it was. */
export function changeOf(base: Integration, values: JobValues): Change {
  const after = toSettings(values, kindOf(base));
  const patch = patchOf(base.settings as JsonObject, after);
  const untouched = countChanges(plainSettings(base), after) === 0;
  const name = values.name.trim();
  return {
    name: name === base.name ? undefined : name,
    settings: untouched || Object.keys(patch).length === 0 ? undefined : patch,
  };
}

/** How many things a person would say they have changed. */
export function changesIn(base: Integration, values: JobValues): number {
  const changes = countChanges(plainSettings(base), toSettings(values, kindOf(base)));
  return changes + (values.name.trim() === base.name ? 0 : 1);
}

const WORDS: Readonly<Record<string, string>> = {
  description: 'Description',
  authorization: 'Authorization',
  audiences: 'Audiences',
  url: 'Webhook URL',
  urlTemplate: 'URL template',
  template: 'Template',
  method: 'HTTP method',
  cloudEvents: 'CloudEvents',
  existingUsers: 'Existing users',
  triggerEvents: 'Trigger events',
  exportFields: 'Export fields',
  fieldChanges: 'Fields to trigger',
  includeAudiences: 'Include audience membership',
  stream: 'Stream',
  origin: 'Kept from the profile',
  mapping: 'What the answer fills in',
  batch: 'Batch events',
  workers: 'Workers',
  requestsPerMinute: 'Requests per minute',
  doNotRetry: 'Do not retry',
  userLimit: 'User limit',
  quiet: 'Quiet times',
  config: 'Free properties',
  shape: 'Insider shape',
  anonymous: 'People not named yet',
};

/** Everything that differs between two states of one job, in the words of the form. */
export function differences(before: Integration, after: Integration): readonly string[] {
  const [was, is] = [plainSettings(before), plainSettings(after)];
  const settings = Object.keys(WORDS).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
  return [
    ...(before.name === after.name ? [] : ['Its label']),
    ...(before.state === after.state ? [] : [after.state === 'paused' ? 'It was paused' : 'It was resumed']),
    ...consentDiffers(before, after),
    ...settings.map((key) => WORDS[key] ?? key),
  ];
}

export function rulesOf(kind: JobKind, zone: string): SaveRules<JobValues> {
  return {
    valuesOf: (integration) => valuesOf(integration, zone),
    faultsOf: (values) => faultsOf(values, kind),
    changeOf,
    differences,
    placeOfPointer,
  };
}
