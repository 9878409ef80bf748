import { asObject, type Json, type JsonObject } from '../json.ts';
import { attributeName, list, Problems, text } from './read-parts.ts';
import { readForm, readHeaders, readUrl } from './read-sending.ts';
import { attributeTrigger, eventTrigger } from './read-triggers.ts';
import type { AttributeTrigger, BodyForm, Condition, Stream, Webhook } from './webhook.ts';

/** A webhook as JSON writes it: what is left out has its usual value. See README.md. */
export interface WebhookSettings {
  readonly stream: Stream;
  readonly url: string;
  readonly triggers: readonly (string | EventTriggerSettings | AttributeTriggerSettings)[];
  readonly name?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly active?: boolean;
  readonly attributes?: readonly string[];
  /** of an event webhook */
  readonly parameters?: readonly string[];
  readonly form?: Partial<BodyForm>;
}

interface EventTriggerSettings {
  readonly event: string;
  readonly where?: readonly (Pick<Condition, 'parameter'> & Partial<Condition>)[];
}

type AttributeTriggerSettings = Pick<AttributeTrigger, 'attribute'> & Partial<AttributeTrigger>;

const fields = ['name', 'stream', 'url', 'headers', 'active', 'triggers', 'attributes', 'form'];
/** told by the sandbox, and no harm when they come back */
const ignored = ['id', 'counts'];

/** Reads a whole webhook, or says everything that is wrong with it. Loopback addresses only, unless `anyHost`. */
export function readWebhook(
  raw: JsonObject,
  id: number,
  anyHost: boolean,
): { readonly webhook: Webhook } | { readonly problems: readonly string[] } {
  const problems = new Problems();
  const stream = raw['stream'];
  if (stream !== 'events' && stream !== 'attributes') {
    return { problems: ['stream must be events or attributes'] };
  }
  const known = [...fields, ...ignored, ...(stream === 'events' ? ['parameters'] : [])];
  for (const name of Object.keys(raw)) if (!known.includes(name)) problems.add(`${name} is not a setting`);
  const common = {
    id,
    name: nameOf(raw['name'], `${stream} ${id}`, problems),
    url: readUrl(raw['url'], anyHost, problems),
    headers: readHeaders(raw['headers'], problems),
    active: truth('active', raw['active'], true, problems),
    attributes: list('attributes', raw['attributes'], [], problems).flatMap((name) =>
      attributeName('attributes', name, problems),
    ),
    form: readForm(raw['form'], problems),
  };
  const triggers = raw['triggers'];
  if (!Array.isArray(triggers) || triggers.length === 0) {
    problems.add('triggers must list at least one');
    return { problems: problems.all };
  }
  const webhook: Webhook =
    stream === 'events'
      ? {
          ...common,
          stream,
          triggers: triggers.flatMap((each) => eventTrigger(each, problems)),
          parameters: list('parameters', raw['parameters'], ['*'], problems).flatMap((name) =>
            text('parameters', name, problems),
          ),
        }
      : { ...common, stream, triggers: triggers.flatMap((each) => attributeTrigger(each, problems)) };
  return problems.all.length > 0 ? { problems: problems.all } : { webhook };
}

/** The settings with some of them replaced; those of a form one by one. */
export function withSettings(webhook: Webhook, raw: JsonObject): JsonObject {
  const form = asObject(raw['form']);
  const merged = { ...(webhook as unknown as JsonObject), ...raw };
  return form === undefined ? merged : { ...merged, form: { ...webhook.form, ...form } };
}

function nameOf(value: Json | undefined, otherwise: string, problems: Problems): string {
  if (value === undefined || value === '') return otherwise;
  return text('name', value, problems)[0] ?? otherwise;
}

function truth(name: string, value: Json | undefined, otherwise: boolean, problems: Problems): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? otherwise;
  problems.add(`${name} must be true or false`);
  return otherwise;
}
