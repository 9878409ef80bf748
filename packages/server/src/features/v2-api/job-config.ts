import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';
import { badField } from './answers.ts';
import { BATCH, CLOUD_EVENTS, FREE, PLAIN_FIELDS, USER_LIMIT, type GroupField } from './job-fields.data.ts';
import { dayName, dayOfWeek, period, timeOfDay } from './job-times.ts';

type Draft = Record<string, Json>;

const EVENTS: readonly (readonly [api: string, ours: string])[] = [
  ['', 'both'],
  ['enters_only', 'enters'],
  ['exits_only', 'exits'],
];

/** The settings that a job's `config` says, as far as it says any. What it says beside them is kept for templates. */
export function settingsOf(config: JsonObject, isEnrichment: boolean): JsonObject {
  const said = withoutNulls(config);
  const taken = new Set<string>([FREE]);
  const take = (...names: readonly string[]): Json | undefined => {
    for (const name of names) taken.add(name);
    return names.map((name) => own(said, name)).find((value) => value !== undefined);
  };
  const settings: Draft = {};
  for (const { name, setting, aliases = [], emptyIsNull, enrichment } of PLAIN_FIELDS) {
    const value = enrichment === true && !isEnrichment ? undefined : take(name, ...aliases);
    if (value === undefined) continue;
    if (value !== '' || name === 'audience_events') settings[setting] = read(name, value);
    else if (emptyIsNull === true) settings[setting] = null;
  }
  for (const [group, isOn] of [
    [CLOUD_EVENTS, switchedOn],
    [BATCH, switchedOn],
    [USER_LIMIT, limited],
  ] as const) {
    const on = take(group.on);
    const fields = group.fields.flatMap(({ name, key }) => {
      const value = take(name);
      return value === undefined || value === '' ? [] : [[key, read(name, value)] as const];
    });
    if (on === undefined) continue;
    const inside = Object.fromEntries(fields);
    const base: JsonObject = group === USER_LIMIT ? { users: on } : {};
    if (isOn(group, on)) settings[group.setting] = { ...base, ...inside };
    // Enrichments go one by one, and have no such setting.
    else if (group !== BATCH || !isEnrichment) settings[group.setting] = null;
  }
  const free = own(said, FREE) ?? {};
  if (!isObject(free)) throw badField(FREE, `${FREE} is a JSON object.`);
  const unknown = Object.entries(said).filter(([name]) => !taken.has(name));
  settings['config'] = { ...Object.fromEntries(unknown), ...free };
  return settings;
}

/** The settings of a job as its `config`, complete. */
export function configOf(settings: JsonObject, isEnrichment: boolean): JsonObject {
  const config: Draft = {};
  for (const { name, setting, enrichment } of PLAIN_FIELDS) {
    if (enrichment === true && !isEnrichment) continue;
    const value = own(settings, setting) ?? '';
    config[name] = name === 'audience_events' ? eventsFrom(value) : value;
  }
  const cloudEvents = objectAt(settings, 'cloudEvents');
  const batch = objectAt(settings, 'batch');
  const limit = objectAt(settings, 'userLimit');
  const day = own(limit ?? {}, 'dayOfWeek');
  return {
    ...config,
    cloudevents: cloudEvents !== undefined,
    cloudevents_type: own(cloudEvents ?? {}, 'type') ?? '',
    cloudevents_source: own(cloudEvents ?? {}, 'source') ?? '',
    ...(isEnrichment
      ? {}
      : {
          batch_requests: batch !== undefined,
          batch_size: own(batch ?? {}, 'size') ?? 10,
          batch_flush_duration: own(batch ?? {}, 'flushSeconds') ?? 5,
          batch_join: own(batch ?? {}, 'join') ?? '',
        }),
    user_limit: own(limit ?? {}, 'users') ?? 0,
    user_limit_frequency: own(limit ?? {}, 'every') ?? '',
    user_limit_day_of_week: typeof day === 'number' ? dayName(day) : '',
    user_limit_time_of_day: own(limit ?? {}, 'timeOfDay') ?? '',
    user_limit_timezone: own(limit ?? {}, 'timeZone') ?? '',
    [FREE]: own(settings, 'config') ?? {},
  };
}

/** A value in the words of the settings; what cannot be read is left to them to complain of. */
function read(name: string, value: Json): Json {
  switch (name) {
    case 'http_method':
      return typeof value === 'string' ? value.trim().toUpperCase() : value;
    case 'audience_events':
      return eventsTo(value);
    case 'user_limit_frequency':
      return typeof value === 'string' ? period(value) : value;
    case 'user_limit_day_of_week':
      return typeof value === 'string' || typeof value === 'number' ? dayOfWeek(value, name) : value;
    case 'user_limit_time_of_day':
      return typeof value === 'string' ? timeOfDay(value, name) : value;
    case 'webhook_url':
      if (typeof value === 'string' && /^[0-9a-f]{32}$/.test(value.trim()))
        throw badField(
          name,
          'webhook_url is an address, not the id of a template.',
          'Write scheme and host there, and the id into url_template_id: what an event holds must never decide to whom it is sent.',
        );
      return value;
    default:
      return value;
  }
}

function eventsTo(value: Json): Json {
  const found = EVENTS.find(([api, ours]) => value === api || value === ours);
  if (found !== undefined) return found[1];
  throw badField('audience_events', 'audience_events is empty for both, or enters_only, or exits_only.');
}

function eventsFrom(value: Json): Json {
  return EVENTS.find(([, ours]) => ours === value)?.[0] ?? '';
}

function switchedOn({ on }: GroupField, value: Json): boolean {
  if (typeof value === 'boolean') return value;
  throw badField(on, `${on} is true or false.`);
}

function limited({ on }: GroupField, value: Json): boolean {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value > 0;
  throw badField(on, `${on} is a whole number, 0 for none.`);
}

function objectAt(settings: JsonObject, key: string): JsonObject | undefined {
  const value = own(settings, key);
  return isObject(value) ? value : undefined;
}

/** Clients send null for what they leave empty. */
function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== null && value !== undefined),
  );
}
