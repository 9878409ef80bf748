import { authorization, METHODS, templateId } from '../custom/check.ts';
import { destroysPeople } from '../custom/destroys.ts';
import { customIssue } from '../custom/issues.ts';
import type { Issue } from '../result/issue.ts';
import { isObject, own, type Json, type JsonObject } from '../result/json.ts';
import { choice, flag, list, pick, section, text, whole, wrong, type Reader } from '../settings/readers.ts';
import { quietTime, userLimit } from './check-schedule.ts';
import { clashes } from './clashes.ts';
import type { CloudEvents, TriggerBatch, TriggerSettings } from './settings.ts';
import { readAddress } from './target.ts';

const MOST_FIELD_CHANGES = 75;

/** What holds where nothing is said; in the order in which people are used to fill it in. */
export const DEFAULT_TRIGGER: TriggerSettings = {
  description: '',
  authorization: null,
  audiences: [],
  url: '',
  urlTemplate: null,
  template: null,
  config: {},
  method: 'POST',
  cloudEvents: null,
  existingUsers: false,
  triggerEvents: 'both',
  exportFields: [],
  fieldChanges: [],
  includeAudiences: false,
  batch: null,
  shape: 'none',
  workers: 5,
  doNotRetry: [],
  userLimit: null,
  quiet: null,
  anonymous: 'send',
  requestsPerMinute: 600,
};

/** Settings with defaults in place of what is missing or unusable, and everything that is wrong with them. */
export function checkTrigger(value: Json | undefined): {
  settings: TriggerSettings & JsonObject;
  issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const from = section(value, '', Object.keys(DEFAULT_TRIGGER), issues);
  const settings: TriggerSettings = {
    ...readShared(from, DEFAULT_TRIGGER, issues),
    batch: pick(from, 'batch', '', orNull(batch), null, issues),
  };
  issues.push(...clashes(settings));
  return { settings: settings as TriggerSettings & JsonObject, issues };
}

/** The settings that both kinds have. */
export function readShared(
  from: JsonObject,
  d: Omit<TriggerSettings, 'batch'>,
  issues: Issue[],
): Omit<TriggerSettings, 'batch'> {
  const use = <T>(key: string, read: Reader<T>, fallback: T): T =>
    pick(from, key, '', read, fallback, issues);
  const urlTemplate = use<string | null>('urlTemplate', orNull(templateId), d.urlTemplate);
  return {
    description: use('description', anyText, d.description),
    authorization: use<string | null>('authorization', orNull(authorization), d.authorization),
    audiences: needed(from, 'audiences', list(audienceId), 'Choose at least one audience.', issues) ?? [],
    url:
      needed(
        from,
        'url',
        address,
        urlTemplate === null ? 'Write the address that requests go to.' : HOME,
        issues,
      ) ?? d.url,
    urlTemplate,
    template: use<string | null>('template', orNull(templateId), d.template),
    config: use('config', object, d.config),
    method: use('method', choice(...METHODS), d.method),
    cloudEvents: use<CloudEvents | null>('cloudEvents', orNull(cloudEvents), d.cloudEvents),
    existingUsers: use('existingUsers', flag, d.existingUsers),
    triggerEvents: use('triggerEvents', choice('both', 'enters', 'exits'), d.triggerEvents),
    exportFields: use('exportFields', list(fieldName), d.exportFields),
    fieldChanges: use('fieldChanges', fieldChanges, d.fieldChanges),
    includeAudiences: use('includeAudiences', flag, d.includeAudiences),
    shape: use('shape', choice('none', 'insider'), d.shape),
    workers: use('workers', whole(1, 20), d.workers),
    doNotRetry: use('doNotRetry', list(whole(300, 599)), d.doNotRetry),
    userLimit: use('userLimit', orNull(userLimit), d.userLimit),
    quiet: use('quiet', orNull(quietTime), d.quiet),
    anonymous: use('anonymous', choice('send', 'hold'), d.anonymous),
    requestsPerMinute: use('requestsPerMinute', whole(1, 60_000), d.requestsPerMinute),
  };
}

/** The host is written out: what an event holds must never decide to whom it is sent. */
const HOME =
  'Write scheme and host of the addresses that the template makes, such as https://api.example.com: what an event holds must never decide to whom it is sent.';

/** A setting that must say something. */
function needed<T extends string | readonly unknown[]>(
  from: JsonObject,
  key: string,
  read: Reader<T>,
  hint: string,
  issues: Issue[],
): T | undefined {
  const value = own(from, key);
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    issues.push(missing(key, hint));
    return undefined;
  }
  return read(value, key, issues);
}

export function missing(field: string, hint: string): Issue {
  return { code: 'setting_missing', field, message: `${field} is missing.`, hint };
}

function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value, at, issues) => (value === null ? null : read(value, at, issues));
}

const anyText: Reader<string> = text(() => undefined);

export const fieldName: Reader<string> = text((name) =>
  name.trim() === '' ? 'Write the name of a field of the profile.' : undefined,
);

const audienceId = text((id) =>
  /^[0-9a-f]{32}$/.test(id) ? undefined : 'Choose an audience: its id has 32 hexadecimal digits.',
);

const address: Reader<string> = (value, at, issues) => {
  const url = typeof value === 'string' ? value.trim() : '';
  if (readAddress(url) === undefined)
    return wrong(
      issues,
      at,
      value,
      'Write the whole address with its host, such as https://api.example.com/people. http leads to localhost, 127.0.0.1 and [::1] alone.',
    );
  if (!destroysPeople(url)) return url;
  issues.push(customIssue('address_destroys', url, at));
  return undefined;
};

const object: Reader<Json> = (value, at, issues) =>
  isObject(value) ? value : wrong(issues, at, value, 'Write an object.');

const cloudEvents: Reader<CloudEvents> = (value, at, issues) => {
  const from = section(value, at, ['type', 'source'], issues);
  const said = text((type) =>
    type.trim() === '' ? 'Write a type such as com.example.audience.' : undefined,
  );
  return {
    type: pick(from, 'type', at, said, 'com.causeway.audience.user.event', issues),
    source: pick(from, 'source', at, anyText, '', issues),
  };
};

const fieldChanges: Reader<readonly string[]> = (value, at, issues) => {
  const names = list(fieldName)(value, at, issues);
  if (names === undefined || names.length <= MOST_FIELD_CHANGES) return names;
  return wrong(issues, at, names.length, `Choose at most ${MOST_FIELD_CHANGES} fields.`);
};

const batch: Reader<TriggerBatch> = (value, at, issues) => {
  const from = section(value, at, ['size', 'flushSeconds', 'join'], issues);
  return {
    size: pick(from, 'size', at, whole(1, 1_000), 10, issues),
    flushSeconds: pick(from, 'flushSeconds', at, whole(1, 300), 5, issues),
    join: pick(from, 'join', at, choice('', 'users'), '', issues),
  };
};
