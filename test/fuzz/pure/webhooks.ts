import { createHmac } from 'node:crypto';
import { answerWebhook } from '@causeway/core/webhook/answer';
import { WEBHOOK_BLUEPRINTS } from '@causeway/core/webhook/blueprints.data';
import { bodyPaths } from '@causeway/core/webhook/body-paths';
import { checkWebhook } from '@causeway/core/webhook/check-definition';
import { compileWebhook } from '@causeway/core/webhook/compile-webhook';
import { curlLine } from '@causeway/core/webhook/curl-line';
import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import { compileIpRanges, ipRangeFault } from '@causeway/core/webhook/ip-range';
import { compilePattern } from '@causeway/core/webhook/pattern';
import { readBody } from '@causeway/core/webhook/read-body';
import { compileRedaction } from '@causeway/core/webhook/redact-request';
import { repairJson } from '@causeway/core/webhook/repair-json';
import { secretsNeeded } from '@causeway/core/webhook/secrets-needed';
import type { Json } from '@causeway/core/result/json';
import { DOC_OBJECTS } from '../doc-blocks.ts';
import { hold, type PureEntry } from '../entry.ts';
import { field, textIn, textsOf } from './shapes.ts';
import { WEBHOOK_DEFINITIONS, WEBHOOK_WORDS } from './webhook-seeds.ts';
import { ATTRIBUTES, EVENT_TYPES, NOW } from './world.ts';

const MODEL = { eventTypes: EVENT_TYPES, attributes: ATTRIBUTES };
const digest = (algorithm: string, key: string | Uint8Array, payload: string): Uint8Array =>
  createHmac(algorithm, key).update(payload).digest();
const compiled = (definition: WebhookDefinition) =>
  compileWebhook(definition, Object.fromEntries(secretsNeeded(definition).map((name) => [name, 'hush'])), {
    digest,
  });
const HOOKS = WEBHOOK_DEFINITIONS.map(compiled);
const REDACTION = compileRedaction(WEBHOOK_DEFINITIONS);

/** One request to one webhook, judged in every way, and everything that is shown of it. */
function judged(hook: ReturnType<typeof compiled>, rawBody: string, headers: Record<string, string>): void {
  const read = readBody(rawBody);
  const stored = REDACTION({
    path: `/webhooks/custom/w/points?api_key=x&${rawBody.slice(0, 50)}`,
    headers,
    rawBody,
  });
  JSON.stringify(stored);
  if (!('body' in read))
    return hold(read.problem.status >= 400 && read.problem.status < 500, 'no JSON is refused');
  const { body } = read;
  const request = { method: 'POST', path: '/w', headers, body, rawBody, address: '203.0.113.7', now: NOW };
  const verdict = hook.judge(request);
  const brief = hook.judge(request, { brief: true });
  hold(
    verdict.matched === brief.matched && verdict.matched === hook.matches(request),
    'one request has one verdict',
  );
  JSON.stringify([verdict, bodyPaths(body), curlLine(hook.definition, 'https://hub.example', body)]);
  const [problem] = verdict.problems;
  const { status, body: text } =
    problem === undefined
      ? answerWebhook({ kind: 'registered', event: '1' }, hook.definition)
      : answerWebhook({ kind: 'problem', problem }, hook.definition);
  JSON.parse(text);
  hold(status >= 200 && status < 500, 'an answer blames nobody here');
}

export const WEBHOOK_ENTRIES: readonly PureEntry[] = [
  {
    name: 'webhook-requests',
    form: 'json',
    seeds: [...WEBHOOK_BLUEPRINTS.map(({ sample }) => JSON.stringify(sample)), ...DOC_OBJECTS].map(
      (body, index) =>
        JSON.stringify({
          hook: index % HOOKS.length,
          body,
          headers: { authorization: 'Bearer hush', 'x-signature': `sha256=${'a'.repeat(64)}` },
        }),
    ),
    words: WEBHOOK_WORDS,
    guided: true,
    share: 4,
    run: (input) => {
      const given: unknown = JSON.parse(input);
      const at = Math.abs(Math.trunc(Number(JSON.stringify(field(given, 'hook'))))) % HOOKS.length;
      const body = field(given, 'body');
      const hook = HOOKS[Number.isNaN(at) ? 0 : at];
      if (hook !== undefined)
        judged(
          hook,
          typeof body === 'string' ? body : (JSON.stringify(body) ?? ''),
          textsOf(field(given, 'headers')),
        );
    },
  },
  {
    name: 'webhook-definitions',
    form: 'json',
    seeds: WEBHOOK_DEFINITIONS.map((definition) => JSON.stringify(definition)),
    words: WEBHOOK_WORDS,
    guided: true,
    share: 3,
    run: (input) => {
      const checked = checkWebhook(JSON.parse(input) as Json, MODEL);
      JSON.stringify(checked);
      judged(
        compiled(checked.definition),
        '{"customer_id":"C-1","points":"25","user":{"tags":[{"name":"a"}]}}',
        { authorization: 'x' },
      );
    },
  },
  {
    name: 'json-repair',
    form: 'text',
    seeds: [
      ...DOC_OBJECTS,
      "{'a': 'b', c: True, // d\n \"e\": [1,2,],}",
      '\u201ca\u201d: 1',
      '<a>b</a>',
      'a=b&c=d',
    ],
    words: [
      "'",
      '"',
      '\u201c',
      '\u2019',
      ',',
      ':',
      '{',
      '}',
      '[',
      ']',
      'None',
      'True',
      'undefined',
      '//',
      '/*',
      '*/',
      '\\u',
      '\\',
    ],
    guided: true,
    share: 3,
    run: (input) => {
      const repaired = repairJson(input);
      if (repaired !== undefined) JSON.parse(repaired.text);
      readBody(input);
    },
  },
  {
    name: 'patterns',
    form: 'json',
    seeds: [
      '{"pattern":"^(a|b)*c{2,5}[\\\\d_-]+?$","text":"aababcc12"}',
      '{"pattern":"(?i)straße\\\\b.*(x+)+y","text":"STRASSE xxxxxxxxxxxxxxxxxxxxx"}',
    ],
    words: ['pattern', 'text', '(a*)*', '(?i)', '{1000}', '[^', '\\p{L}', '(?=', '\\1', '|', '.*'.repeat(20)],
    guided: true,
    share: 2,
    run: (input) => {
      const given: unknown = JSON.parse(input);
      const made = compilePattern(textIn(given, 'pattern') ?? '');
      if (made.ok) hold(made.search(textIn(given, 'text') ?? '').steps < 20_000_000, 'a search ends');
    },
  },
  {
    name: 'address-ranges',
    form: 'text',
    seeds: ['203.0.113.0/24', '2001:db8::/32', '::ffff:10.0.0.1', 'fe80::1%eth0'],
    words: ['/', ':', '::', '.', '0x7f', '255', '256', '/33', '/129', '%'],
    guided: true,
    share: 1,
    run: (input) => {
      const fault = ipRangeFault(input);
      compileIpRanges([input])(input);
      hold(fault === undefined || fault !== '', 'a fault says something');
    },
  },
];
