import { checkTrigger } from '@causeway/core/trigger/check';
import { checkEnrichment } from '@causeway/core/trigger/check-enrichment';
import type { Issue } from '@causeway/core/result/issue';
import { isObject } from '@causeway/core/result/json';
import type { Fault } from '../form/fault.ts';
import { holdsNull, NO_NULL, readJson } from '../form/read-json.ts';
import type { JobKind } from './job-kind.ts';
import { toSettings, type JobValues } from './job-values.ts';
import { placeOf } from './place-of.ts';

/** Everything that is wrong with a form: by the rules of the hub, and what only the form knows. */
export function faultsOf(values: JobValues, kind: JobKind): readonly Fault[] {
  const ours = ownFaults(values);
  const taken = new Set(ours.map(({ place }) => place));
  const check = kind === 'enrichment' ? checkEnrichment : checkTrigger;
  const { issues } = check(toSettings(values, kind));
  return [...ours, ...issues.map(faultOf).filter(({ place }) => !taken.has(place))];
}

/** Of what the form calls wrong the hint says what to do, and the rest is in front of one's eyes. */
function faultOf({ code, field = '', message, hint }: Issue): Fault {
  const place = placeOf(field);
  const missing = code === 'setting_missing';
  if (missing) return { place, message: missingText(place) ?? hint ?? message, missing };
  return {
    place,
    message: code === 'setting_invalid' ? inForm(hint ?? message) : `${message} ${hint ?? ''}`.trim(),
    missing: false,
  };
}

function missingText(place: string): string | undefined {
  if (/^mapping\.\d+\.from$/.test(place)) return 'Write where the value is, such as response.city.';
  if (/^mapping\.\d+\.to$/.test(place)) return 'Write the attribute that it becomes.';
  return place === 'limitUsers' ? 'Write how many.' : undefined;
}

/** Rules speak of settings; here they have other names. */
function inForm(hint: string): string {
  return hint
    .replace('Add the field to origin', 'Add the field to “Kept from the profile”')
    .replace('take it out of fieldChanges', 'take it out of “Fields to trigger”');
}

function ownFaults({ name, url, config }: JobValues): Fault[] {
  const faults: Fault[] = [];
  const say = (place: string, message: string, missing = false, fix?: string): void => {
    faults.push({ place, message, missing, fix });
  };
  if (name.trim() === '') say('name', 'Give it a label, to tell it apart from others.', true);
  if (url.trim() === '') say('url', 'Write the address that requests go to.', true);
  const { fault, value } = readJson(config);
  if (fault !== undefined) say('config', `${fault.message} ${fault.hint}`, false, fault.fix);
  else if (!isObject(value)) say('config', 'Write an object: {"name": "value"}.');
  else if (holdsNull(value)) say('config', NO_NULL);
  return faults;
}
