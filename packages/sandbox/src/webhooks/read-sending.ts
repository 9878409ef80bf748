import { validateHeaderName, validateHeaderValue } from 'node:http';
import { isLoopbackHost } from '../control/loopback-host.ts';
import { asObject, type Json, type JsonObject } from '../json.ts';
import type { Problems } from './read-parts.ts';
import { formChoices, plainForm, type BodyForm } from './webhook.ts';

/** Where a webhook goes: this machine, unless the sandbox was told that others may be meant. */
export function readUrl(value: Json | undefined, anyHost: boolean, problems: Problems): string {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url === null || url.protocol !== 'http:') {
    problems.add('url must be an http:// address; TLS is not spoken here');
    return '';
  }
  if (!anyHost && !isLoopbackHost(url.host)) {
    problems.add(`url leads to ${url.host}: webhooks go to loopback addresses only, see --webhook-anywhere`);
  }
  url.hash = '';
  return url.href;
}

/** Decided by the sender of each request, whatever a rule says. */
const own: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'content-type',
  'transfer-encoding',
  'expect',
  'upgrade',
  'te',
  'trailer',
]);

export function readHeaders(value: Json | undefined, problems: Problems): Record<string, string> {
  const raw = value === undefined ? {} : asObject(value);
  if (raw === undefined) problems.add('headers must be an object of texts');
  const headers = new Map<string, string>();
  for (const [name, text] of Object.entries(raw ?? {})) {
    if (typeof text !== 'string' || own.has(name.toLowerCase()) || !isHeader(name, text)) {
      problems.add(`headers: ${name} cannot be sent`);
    } else headers.set(name, text);
  }
  return Object.fromEntries(headers);
}

function isHeader(name: string, text: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, text);
    return true;
  } catch {
    return false;
  }
}

export function readForm(value: Json | undefined, problems: Problems): BodyForm {
  const raw = value === undefined ? {} : asObject(value);
  if (raw === undefined) problems.add('form must be an object');
  const form: JsonObject = { ...plainForm };
  for (const [part, chosen] of Object.entries(raw ?? {})) {
    const choices = choicesOf(part);
    if (choices === undefined) problems.add(`form: ${part} is not a setting`);
    else if (!choices.some((choice) => choice === chosen))
      problems.add(`form: ${part} must be one of ${choices.join(', ')}`);
    else form[part] = chosen;
  }
  return form as unknown as BodyForm;
}

function choicesOf(part: string): readonly (string | boolean)[] | undefined {
  if (part === 'idsAsNumbers' || part === 'together') return [true, false];
  return Object.hasOwn(formChoices, part) ? formChoices[part as keyof typeof formChoices] : undefined;
}
