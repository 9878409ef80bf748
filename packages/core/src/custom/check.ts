import { splitAddress } from './address.ts';
import { destroysPeople } from './destroys.ts';
import { customIssue } from './issues.ts';
import { reservedHeader } from './reserved-headers.ts';
import type { CustomBatch, CustomBody, CustomHeader, CustomMethod, CustomSettings } from './settings.ts';
import {
  choice,
  flag,
  list,
  pick,
  required,
  section,
  text,
  whole,
  wrong,
  type Reader,
} from '../settings/readers.ts';
import type { Issue } from '../result/issue.ts';
import { isObject, own } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { compileBody, placeholderIssue } from '../template/compile-body.ts';
import { parsePlaceholders } from '../template/placeholder.ts';

export const METHODS: readonly CustomMethod[] = ['POST', 'PUT', 'PATCH', 'GET'];
const MOST_IN_BATCH = 1_000;

export const DEFAULT_CUSTOM: CustomSettings = {
  url: '',
  method: 'POST',
  contentType: 'application/json',
  headers: [],
  authorization: null,
  body: { format: 'event' },
  dropEmpty: true,
  shape: 'none',
  events: [],
  except: [],
  anonymous: 'send',
  batch: null,
  doNotRetry: [],
  requestsPerMinute: 600,
  concurrency: 5,
};

/** Settings with defaults in place of what is missing or unusable, and everything that is wrong with them. */
export function checkCustom(value: Json | undefined): {
  settings: CustomSettings & JsonObject;
  issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const d = DEFAULT_CUSTOM;
  const from = section(value, '', Object.keys(d), issues);
  const use = <T>(key: string, read: Reader<T>, fallback: T): T =>
    pick(from, key, '', read, fallback, issues);
  const settings: CustomSettings = {
    url: required(from, 'url', '', address, issues) ?? d.url,
    method: use('method', choice(...METHODS), d.method),
    contentType: use('contentType', contentType, d.contentType),
    headers: use('headers', list(header), d.headers),
    authorization:
      own(from, 'authorization') === null
        ? null
        : use<string | null>('authorization', authorization, d.authorization),
    body: use('body', body, d.body),
    dropEmpty: use('dropEmpty', flag, d.dropEmpty),
    shape: use('shape', choice('none', 'insider'), d.shape),
    events: use('events', list(eventName), d.events),
    except: use('except', list(eventName), d.except),
    anonymous: use('anonymous', choice('send', 'hold'), d.anonymous),
    batch: own(from, 'batch') === null ? null : use<CustomBatch | null>('batch', batch, d.batch),
    doNotRetry: use('doNotRetry', list(whole(400, 599)), d.doNotRetry),
    requestsPerMinute: use('requestsPerMinute', whole(1, 60_000), d.requestsPerMinute),
    concurrency: use('concurrency', whole(1, 64), d.concurrency),
  };
  // A body that cannot be read is named itself; what stands in its place clashes with nothing.
  const unread = issues.some(({ field = '' }) => field === 'body' || field.startsWith('body.'));
  issues.push(...clashes(settings, !unread));
  return { settings: settings as CustomSettings & JsonObject, issues };
}

const eventName = text((name) => (name.trim() === '' ? 'Write the name of an event type.' : undefined));

const contentType = text((value) =>
  /^[a-z0-9.+-]+\/[a-z0-9.+-]+(?:; ?charset=[a-z0-9-]+)?$/i.test(value)
    ? undefined
    : 'Write a media type such as application/json.',
);

/** The host is written out: what an event holds must never decide to whom it is sent. */
const address: Reader<string> = (value, at, issues) => {
  if (typeof value !== 'string' || splitAddress(value.trim()) === undefined)
    return wrong(issues, at, value, 'Write the whole address, such as https://api.example.com/events.');
  const url = value.trim();
  placeholders(url, at, issues);
  if (destroysPeople(url)) {
    issues.push(customIssue('address_destroys', url, at));
    return undefined;
  }
  return url;
};

const header: Reader<CustomHeader> = (value, at, issues) => {
  const from = section(value, at, ['name', 'value'], issues);
  const name = required(from, 'name', at, headerName, issues);
  const content = required(from, 'value', at, headerValue, issues);
  return name === undefined || content === undefined ? undefined : { name, value: content };
};

const headerName = text((name) => {
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || name.includes('##'))
    return 'A name of a header has letters, digits and dashes.';
  return reservedHeader(name) ? 'The hub sets this header itself.' : undefined;
});

const headerValue: Reader<string> = (value, at, issues) => {
  if (typeof value !== 'string' || /[^\x20-\x7e\xa0-\xff]/.test(value))
    return wrong(issues, at, value, 'Write one line of plain letters.');
  placeholders(value, at, issues);
  return value;
};

function placeholders(value: string, at: string, issues: Issue[]): void {
  issues.push(...parsePlaceholders(value).faults.map((fault) => placeholderIssue(fault, at)));
}

const body: Reader<CustomBody> = (value, at, issues) => {
  const from = section(value, at, ['format', 'content', 'template', 'config'], issues);
  const format = required(from, 'format', at, choice('placeholders', 'template', 'event'), issues);
  if (format === 'event') return { format };
  if (format === 'template') {
    const template = required(from, 'template', at, templateId, issues);
    const config = own(from, 'config') ?? {};
    if (!isObject(config)) return wrong(issues, `${at}.config`, config, 'Write an object.');
    return template === undefined ? undefined : { format, template, config };
  }
  if (format === undefined) return undefined;
  const content = own(from, 'content');
  if (content === undefined) {
    issues.push({
      code: 'setting_missing',
      field: `${at}.content`,
      message: 'The body is missing.',
      hint: 'Write what is to be sent.',
    });
    return undefined;
  }
  issues.push(...compileBody(content, `${at}.content`).issues);
  return { format, content };
};

export const authorization: Reader<string> = text((id) =>
  id.trim() === '' ? 'Choose an authorization, or null for none.' : undefined,
);

export const templateId: Reader<string> = text((id) => (id.trim() === '' ? 'Choose a template.' : undefined));

const batch: Reader<CustomBatch> = (value, at, issues) => {
  const from = section(value, at, ['size', 'join'], issues);
  return {
    size: pick(from, 'size', at, whole(2, MOST_IN_BATCH), 100, issues),
    join: pick(
      from,
      'join',
      at,
      text(() => undefined),
      '',
      issues,
    ),
  };
};

/** Settings that are right each by itself and not together. `bodyRead`: the body is the one that was written. */
function clashes(settings: CustomSettings, bodyRead: boolean): Issue[] {
  const { url, headers, method, contentType: type, batch: together, body: content, shape } = settings;
  const issues: Issue[] = [];
  const noBody = bodyRead && content.format === 'event';
  if (together !== null && (url.includes('##') || headers.some(({ value }) => value.includes('##')))) {
    wrong(
      issues,
      'batch',
      'on',
      'A batch has one address and one set of headers: take the placeholders out of them.',
    );
  }
  const json = type.startsWith('application/json') || /\+json/.test(type);
  if (together !== null && !json) wrong(issues, 'batch', 'on', 'Only JSON bodies can be put together.');
  if (shape === 'insider' && (!json || method !== 'POST' || noBody))
    wrong(issues, 'shape', 'insider', 'Insider takes POST with JSON, from a body or a template.');
  if (shape === 'insider' && together !== null && together.join !== 'users')
    wrong(issues, 'batch.join', together.join, 'Requests to Insider are put together by their users.');
  return issues;
}
