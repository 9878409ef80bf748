import type { CustomMethod } from '@causeway/core/custom/settings';
import { isObject, type Json, type JsonObject } from '@causeway/core/result/json';
import type {
  EnrichmentRow,
  EnrichmentSettings,
  LimitPeriod,
  TriggerSettings,
} from '@causeway/core/trigger/settings';
import { textOfValue, valueOfText } from '../../../ui/value-text.ts';
import { readJson } from '../form/read-json.ts';
import type { JobKind } from './job-kind.ts';

/** What the form holds: texts as they are typed, and what is folded away while a switch is off. */
export interface JobValues {
  readonly name: string;
  readonly description: string;
  /** Its id; empty: none. So are the templates. */
  readonly authorization: string;
  readonly audiences: readonly string[];
  readonly url: string;
  readonly urlTemplate: string;
  readonly template: string;
  readonly method: CustomMethod;
  readonly cloudEvents: boolean;
  readonly cloudType: string;
  readonly cloudSource: string;
  readonly existingUsers: boolean;
  readonly triggerEvents: TriggerSettings['triggerEvents'];
  readonly exportFields: readonly string[];
  readonly fieldChanges: readonly string[];
  readonly includeAudiences: boolean;
  readonly batch: boolean;
  readonly batchSize: number | string;
  readonly batchFlush: number | string;
  readonly batchJoin: '' | 'users';
  readonly workers: number | string;
  readonly requestsPerMinute: number | string;
  readonly doNotRetry: readonly string[];
  readonly limit: boolean;
  readonly limitUsers: number | string;
  readonly limitEvery: LimitPeriod;
  /** 1, Monday, to 7, as a text. */
  readonly limitDay: string;
  readonly limitTime: string;
  readonly limitZone: string;
  readonly quiet: boolean;
  readonly quietFrom: string;
  readonly quietHours: number | string;
  readonly quietZone: string;
  /** JSON. */
  readonly config: string;
  readonly insiderShape: boolean;
  readonly anonymous: TriggerSettings['anonymous'];
  /** The rest is of enrichments alone. */
  readonly stream: string;
  readonly origin: readonly string[];
  readonly mapping: readonly RowValues[];
}

export interface RowValues {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** Empty: none. */
  readonly otherwise: string;
}

type Settings = Omit<TriggerSettings, 'batch'> &
  Partial<Pick<TriggerSettings, 'batch'>> &
  Partial<Pick<EnrichmentSettings, 'stream' | 'origin' | 'mapping'>>;

let made = 0;

/** Tells rows apart while they move. */
export function newKey(): string {
  made += 1;
  return `row-${made}`;
}

/** The form of settings that the hub has checked. `zone`: for what is not switched on yet. */
export function fromSettings(settings: Settings, name: string, zone: string): JobValues {
  const { batch = null, cloudEvents, userLimit, quiet } = settings;
  return {
    name,
    description: settings.description,
    authorization: settings.authorization ?? '',
    audiences: settings.audiences,
    url: settings.url,
    urlTemplate: settings.urlTemplate ?? '',
    template: settings.template ?? '',
    method: settings.method,
    cloudEvents: cloudEvents !== null,
    cloudType: cloudEvents?.type ?? 'com.causeway.audience.user.event',
    cloudSource: cloudEvents?.source ?? '',
    existingUsers: settings.existingUsers,
    triggerEvents: settings.triggerEvents,
    exportFields: settings.exportFields,
    fieldChanges: settings.fieldChanges,
    includeAudiences: settings.includeAudiences,
    batch: batch !== null,
    batchSize: batch?.size ?? 10,
    batchFlush: batch?.flushSeconds ?? 5,
    batchJoin: batch?.join ?? '',
    workers: settings.workers,
    requestsPerMinute: settings.requestsPerMinute,
    doNotRetry: settings.doNotRetry.map(String),
    limit: userLimit !== null,
    limitUsers: userLimit?.users ?? 1_000,
    limitEvery: userLimit?.every ?? 'day',
    limitDay: String(userLimit?.dayOfWeek ?? 1),
    limitTime: userLimit?.timeOfDay ?? '00:00',
    limitZone: userLimit?.timeZone ?? zone,
    quiet: quiet !== null,
    quietFrom: quiet?.from ?? '22:00',
    quietHours: quiet?.hours ?? 9,
    quietZone: quiet?.timeZone ?? zone,
    config: JSON.stringify(settings.config, undefined, 2),
    insiderShape: settings.shape === 'insider',
    anonymous: settings.anonymous,
    stream: settings.stream ?? '',
    origin: settings.origin ?? [],
    mapping: (settings.mapping ?? []).map(rowValues),
  };
}

function rowValues({ from, to, default: otherwise }: EnrichmentRow): RowValues {
  return { key: newKey(), from, to, otherwise: otherwise === undefined ? '' : textOfValue(otherwise) };
}

/** The settings as they would be saved, right or wrong; properties that are no JSON are left out. */
export function toSettings(values: JobValues, kind: JobKind): JsonObject {
  const { value: config } = readJson(values.config);
  return {
    description: values.description.trim(),
    authorization: orNull(values.authorization),
    audiences: values.audiences,
    url: values.url.trim(),
    urlTemplate: orNull(values.urlTemplate),
    template: orNull(values.template),
    config: isObject(config) ? config : {},
    method: values.method,
    cloudEvents: values.cloudEvents
      ? { type: values.cloudType.trim(), source: values.cloudSource.trim() }
      : null,
    existingUsers: values.existingUsers,
    triggerEvents: values.triggerEvents,
    exportFields: values.exportFields,
    fieldChanges: values.fieldChanges,
    includeAudiences: values.includeAudiences,
    shape: values.insiderShape ? 'insider' : 'none',
    workers: values.workers,
    doNotRetry: values.doNotRetry.map((code) => (/^\d{3}$/.test(code) ? Number(code) : code)),
    userLimit: limitOf(values),
    quiet: values.quiet
      ? { from: values.quietFrom, hours: values.quietHours, timeZone: values.quietZone }
      : null,
    anonymous: values.anonymous,
    requestsPerMinute: values.requestsPerMinute,
    ...(kind === 'enrichment' ? answerSettings(values) : { batch: batchOf(values) }),
  };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function limitOf({ limit, limitUsers, limitEvery, limitDay, limitTime, limitZone }: JobValues): Json {
  if (!limit) return null;
  return {
    users: limitUsers,
    every: limitEvery,
    dayOfWeek: Number(limitDay),
    timeOfDay: limitTime,
    timeZone: limitZone,
  };
}

function batchOf({ batch, batchSize, batchFlush, batchJoin }: JobValues): Json {
  return batch ? { size: batchSize, flushSeconds: batchFlush, join: batchJoin } : null;
}

function answerSettings({ stream, origin, mapping }: JobValues): JsonObject {
  return {
    stream: stream.trim(),
    origin,
    mapping: mapping.map(({ from, to, otherwise }) => ({
      from: from.trim(),
      to: to.trim(),
      ...(otherwise.trim() === '' ? {} : { default: valueOfText(otherwise) }),
    })),
  };
}
