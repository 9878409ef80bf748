import type { CustomBody, CustomMethod, CustomSettings } from '@causeway/core/custom/settings';
import { isObject, type Json, type JsonObject } from '@causeway/core/result/json';
import { readJson } from '../form/read-json.ts';

export type Which = 'all' | 'only' | 'except';

/** What the form holds: texts as they are typed, and what is folded away while another choice is made. */
export interface CustomValues {
  readonly name: string;
  readonly url: string;
  readonly method: CustomMethod;
  readonly contentType: string;
  readonly headers: readonly HeaderValues[];
  /** Its id; empty: none. */
  readonly authorization: string;
  /** Empty: those that are stored stay as they are. */
  readonly secretHeaders: string;
  readonly format: CustomBody['format'];
  /** JSON, with placeholders in its texts. */
  readonly content: string;
  readonly template: string;
  /** JSON. */
  readonly config: string;
  readonly insiderShape: boolean;
  readonly dropEmpty: boolean;
  readonly which: Which;
  readonly only: readonly string[];
  readonly except: readonly string[];
  readonly anonymous: CustomSettings['anonymous'];
  readonly batch: boolean;
  readonly batchSize: number | string;
  readonly batchJoin: string;
  readonly doNotRetry: readonly string[];
  readonly requestsPerMinute: number | string;
  readonly concurrency: number | string;
  /** Empty: the one that is stored stays as it is. */
  readonly signingSecret: string;
  /** Secrets that are set and are to go. */
  readonly taken: readonly SecretName[];
}

/** As the hub calls them. */
export type SecretName = 'headers' | 'signing_secret';

export interface HeaderValues {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

const FIRST_BODY: JsonObject = {
  event: '##event_name##',
  time: '##created_at##',
  customer: '##user_id##',
  properties: '##properties##',
};

let made = 0;

/** Tells rows apart while they move. */
export function newKey(): string {
  made += 1;
  return `row-${made}`;
}

/** The form of settings that the hub has checked, or of a starter. */
export function fromSettings(settings: CustomSettings, name: string, secretHeaders = ''): CustomValues {
  const { body, batch, events, except } = settings;
  const only = events.filter((type) => !except.includes(type));
  return {
    name,
    url: settings.url,
    method: settings.method,
    contentType: settings.contentType,
    headers: settings.headers.map((header) => ({ key: newKey(), ...header })),
    authorization: settings.authorization ?? '',
    secretHeaders,
    format: body.format,
    content: jsonText(body.format === 'placeholders' ? body.content : FIRST_BODY),
    template: body.format === 'template' ? body.template : '',
    config: jsonText(body.format === 'template' ? body.config : {}),
    insiderShape: settings.shape === 'insider',
    dropEmpty: settings.dropEmpty,
    which: events.length > 0 ? 'only' : except.length > 0 ? 'except' : 'all',
    only,
    except: events.length > 0 ? [] : except,
    anonymous: settings.anonymous,
    batch: batch !== null,
    batchSize: batch?.size ?? 100,
    batchJoin: batch?.join ?? '',
    doNotRetry: settings.doNotRetry.map(String),
    requestsPerMinute: settings.requestsPerMinute,
    concurrency: settings.concurrency,
    signingSecret: '',
    taken: [],
  };
}

function jsonText(value: Json): string {
  return JSON.stringify(value, undefined, 2);
}

/** The settings as they would be saved, right or wrong; a body that is no JSON is left out. */
export function toSettings(values: CustomValues): JsonObject {
  const { url, method, contentType, insiderShape, dropEmpty, which, anonymous, batch } = values;
  return {
    url: url.trim(),
    method,
    contentType: contentType.trim(),
    headers: values.headers.map(({ name, value }) => ({ name: name.trim(), value })),
    authorization: values.authorization === '' ? null : values.authorization,
    body: bodyOf(values),
    dropEmpty,
    shape: insiderShape ? 'insider' : 'none',
    events: which === 'only' ? values.only : [],
    except: which === 'except' ? values.except : [],
    anonymous,
    batch: batch ? { size: values.batchSize, join: values.batchJoin.trim() } : null,
    doNotRetry: values.doNotRetry.map((code) => (/^\d{3}$/.test(code) ? Number(code) : code)),
    requestsPerMinute: values.requestsPerMinute,
    concurrency: values.concurrency,
  };
}

function bodyOf({ format, content, template, config }: CustomValues): JsonObject {
  if (format === 'event') return { format };
  if (format === 'placeholders') {
    const { value } = readJson(content);
    return value === undefined ? { format } : { format, content: value };
  }
  const { value } = readJson(config);
  return { format, template, config: isObject(value) ? value : {} };
}

/** Secrets that were typed, by their names at the hub. */
export function secretsTyped({ secretHeaders, signingSecret }: CustomValues): Record<string, string> {
  return {
    ...(secretHeaders.trim() === '' ? {} : { headers: secretHeaders.trim() }),
    ...(signingSecret.trim() === '' ? {} : { signing_secret: signingSecret.trim() }),
  };
}

/** What a change has to say of secrets: those that were typed, and null for those that are to go. */
export function secretChange(values: CustomValues): Record<string, string | null> {
  return { ...Object.fromEntries(values.taken.map((name) => [name, null])), ...secretsTyped(values) };
}
