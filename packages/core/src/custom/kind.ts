import type { Connection, Destination, DestinationKind } from '../delivery/destination.ts';
import { readAnswer } from '../insider/read-answer.ts';
import type { TemplateShelf } from '../template/template-engine.ts';
import { splitAddress } from './address.ts';
import { checkCustom } from './check.ts';
import { compilePlan } from './plan.ts';
import { compileRead } from './read.ts';
import { compileRender } from './render.ts';
import { SAMPLE } from './sample.ts';
import { secretHeaders } from './secret-headers.ts';
import type { CustomSettings } from './settings.ts';
import { testOf } from './test-of.ts';

/** Any HTTP API: an address, headers, and a body made of the event (PRODUCT E1 to E3). */
export const customKind: DestinationKind = {
  key: 'custom',
  label: 'Custom API',
  check: checkCustom,
  compile: (settings, shelf) => compileCustom(checkCustom(settings).settings, shelf),
  templates: (settings) => {
    const { body } = checkCustom(settings).settings;
    return body.format === 'template' ? [{ id: body.template, field: 'body.template' }] : [];
  },
  authorization: (settings) => {
    const { authorization } = checkCustom(settings).settings;
    return authorization === null ? undefined : { id: authorization, field: 'authorization' };
  },
  secrets: [],
  optionalSecrets: ['headers', 'signing_secret'],
  connect: (settings, secrets) => connect(checkCustom(settings).settings, secrets),
  test: (given, shelf) => {
    const { settings } = checkCustom(given);
    const plan = compilePlan({ ...settings, anonymous: 'send' }, compileRender(settings, shelf))([SAMPLE]);
    return testOf(plan, compileReading(settings));
  },
};

export function compileCustom(settings: CustomSettings, shelf: TemplateShelf): Destination {
  const only = new Set(settings.events);
  const except = new Set(settings.except);
  const plan = compilePlan(settings, compileRender(settings, shelf));
  return {
    routes: ({ type }) => (only.size === 0 || only.has(type)) && !except.has(type),
    readsAudiences: settings.body.format === 'template',
    holdsAnonymous: settings.anonymous === 'hold',
    plan,
    echoes: { ms: 0, attributes: new Set(), custom: new Set() },
    pools: [{ operations: ['send', 'upsert', 'attribute_delete'], perMinute: settings.requestsPerMinute }],
    concurrency: settings.concurrency,
    takeLimit: settings.batch === null ? 200 : settings.batch.size * 4,
    read: compileReading(settings),
    ...answerBytes(settings),
  };
}

/** Only the status counts, and some of the text is kept for people; Insider's own answers are read to the end. */
export function answerBytes({ shape }: Pick<CustomSettings, 'shape'>): { readonly answerBytes?: number } {
  return shape === 'none' ? { answerBytes: 65_536 } : {};
}

function connect(settings: CustomSettings, secrets: Readonly<Record<string, string>>): Connection {
  const fixed = settings.headers.filter(({ value }) => !value.includes('##'));
  const { signing_secret: secret } = secrets;
  return {
    baseUrl: splitAddress(settings.url)?.origin ?? '',
    headers: {
      ...Object.fromEntries(fixed.map(({ name, value }) => [name.toLowerCase(), value])),
      ...secretHeaders(secrets['headers'] ?? ''),
      'content-type': settings.contentType,
    },
    ...(secret === undefined ? {} : { signing: { scheme: 'standard-webhooks', secret } }),
  };
}

function compileReading(settings: CustomSettings): Destination['read'] {
  return settings.shape === 'insider' ? readAnswer : compileRead(settings);
}
