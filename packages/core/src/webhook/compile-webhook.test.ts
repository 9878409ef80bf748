import { describe, expect, test } from 'vitest';
import type { Json } from '../result/json.ts';
import { answerWebhook } from './answer.ts';
import { WEBHOOK_BLUEPRINTS } from './blueprints.data.ts';
import { checkWebhook } from './check-definition.ts';
import { compileWebhook, explainProblem, type CompiledWebhook } from './compile-webhook.ts';
import type { Filter, WebhookDefinition } from './definition.ts';
import { readBody } from './read-body.ts';
import { secretsNeeded } from './secrets-needed.ts';
import { definition, MODEL, request } from './testing/sample.ts';

function compile(over: Partial<WebhookDefinition>, secrets: Record<string, string> = {}): CompiledWebhook {
  return compileWebhook(definition(over), secrets, { digest: () => new Uint8Array(32) });
}

describe('a request', () => {
  const webhook = compile(
    {
      filters: { op: 'and', rules: [{ path: 'body.kind', operator: 'equals', value: 'bonus' }] },
      auth: { kind: 'bearer', secrets: ['token'] },
      dedupKey: 'headers.X-Message',
    },
    { token: 'hush' },
  );
  const headers = { authorization: 'Bearer hush', 'x-message': ' m-1 ' };
  const body = { kind: 'bonus', customer_id: 'C-1', points: 25 };

  test('that fits becomes an event', () => {
    const sent = request(body, { headers });
    expect(webhook.matches(sent)).toBe(true);
    expect(webhook.judge(sent)).toMatchObject({
      matched: true,
      auth: { ok: true, reason: 'proved' },
      filters: [
        { group: [0], path: 'body.kind', expected: 'bonus', actual: 'bonus', present: true, passed: true },
      ],
      mapped: { customer: 'C-1', data: { points: 25 } },
      problems: [],
      dedupKey: 'm-1',
    });
    expect(webhook.map(sent)).toEqual(webhook.judge(sent).mapped);
  });

  test('that does not fit says everything that is in its way, in order', () => {
    const sent = request({ kind: 'Bonus', customerId: 'C-1' }, { headers: {} });
    expect(webhook.matches(sent)).toBe(false);
    const { matched, problems, dedupKey } = webhook.judge(sent);
    expect([matched, dedupKey]).toEqual([false, undefined]);
    expect(problems).toEqual([
      {
        code: 'header_missing',
        status: 401,
        field: 'headers.authorization',
        message: 'The header with the proof is missing.',
        hint: 'Let the sender add it.',
      },
      {
        code: 'filter_not_met',
        status: 200,
        field: 'body.kind',
        message: 'The filter is not met: body.kind equals bonus.',
        hint: 'It differs in letter case or spaces only, and both count.',
      },
      {
        code: 'customer_missing',
        status: 400,
        field: 'customer',
        message: 'The request does not say whose event it is.',
        hint: 'It is taken from customer_id, which this body does not have. Did you mean customerId?',
      },
    ]);
  });

  test('in a trial needs no proof', () => {
    const sent = request(body);
    expect(webhook.judge(sent, { trusted: true })).toMatchObject({
      matched: true,
      auth: { reason: 'not_checked' },
    });
    expect(webhook.matches(sent, { trusted: true })).toBe(true);
    expect(webhook.matches(sent, { trusted: false })).toBe(false);
  });

  test('and what the event type refuses gets the mapping’s hint', () => {
    const { missing } = webhook.judge(request({ ...body, points: '', Points: 5 }, { headers }));
    const refusal = { status: 400, code: 113401, field: 'data.points', message: 'points is required' };
    expect(explainProblem(refusal, missing)).toMatchObject({
      code: 113401,
      hint: 'It is taken from points, which is empty in this body.',
    });
    expect(explainProblem({ field: 'data.other' }, missing)).toEqual({ field: 'data.other' });
  });

  test('needs the secrets that its webhook names, each once', () => {
    const filter: Filter = { path: 'body.t', operator: 'equals', secret: 'token' };
    const other: Filter = { path: 'body.u', operator: 'equals', secret: 'other' };
    const given = definition({
      auth: { kind: 'bearer', secrets: ['token', 'token_before'] },
      filters: { op: 'or', rules: [filter, { op: 'and', rules: [other] }] },
    });
    expect(secretsNeeded(given)).toEqual(['token', 'token_before', 'other']);
    expect(secretsNeeded(definition())).toEqual([]);
  });

  test.each<[Json, string | undefined]>([
    ['m-1', 'm-1'],
    [7, '7'],
    [' ', undefined],
    [null, undefined],
    [{}, undefined],
  ])('is told from others by %j', (id, key) => {
    expect(compile({ dedupKey: 'body.message.id' }).dedupKey(request({ message: { id } }))).toBe(key);
  });
});

describe('blueprints', () => {
  test.each(WEBHOOK_BLUEPRINTS.filter(({ key }) => key !== 'blank'))(
    '$key works with its sample',
    (blueprint) => {
      const secrets = Object.fromEntries(secretsNeeded(blueprint.definition).map((name) => [name, 'x']));
      const webhook = compileWebhook(blueprint.definition, secrets, { digest: () => new Uint8Array(32) });
      const verdict = webhook.judge(request(blueprint.sample, { headers: { authorization: 'x' } }));
      expect(verdict.problems).toEqual([]);
      expect(verdict.missing).toEqual([]);
      expect(verdict.matched).toBe(true);
      expect(verdict.mapped.customer).toMatch(/^C-/);
      const type = MODEL.eventTypes.get(blueprint.definition.action);
      for (const { name, required } of type?.fields ?? []) {
        if (required) expect(verdict.mapped.data).toHaveProperty(name);
      }
    },
  );

  test('have keys of their own', () => {
    expect(new Set(WEBHOOK_BLUEPRINTS.map(({ key }) => key)).size).toBe(WEBHOOK_BLUEPRINTS.length);
  });
});

/** The use cases of the seed's guide as they are printed: their mappings, filters and messages. */
interface Printed {
  readonly action: string;
  readonly filter: Filter;
  readonly from: Readonly<Record<string, string>>;
  readonly message: string;
}

const PRINTED: Readonly<Record<string, Printed>> = {
  point_add: {
    action: 'point_add',
    filter: { path: 'body.pointadd', operator: 'exists' },
    from: { clientID: 'customer', reason: 'data.reason', pointstobeadded: 'data.points' },
    message: '{"customer_ID": "C-1", "pointstobeadded": "25", "reason": "Survey"}',
  },
  point_sub: {
    action: 'point_sub',
    filter: { path: 'body.pointsub', operator: 'greater', value: 0 },
    from: { clientID: 'customer', reason: 'data.reason', pointsub: 'data.points' },
    message: '{"customer_ID": "C-1", "pointsub": "the number of points", "reason": "Mistake"}',
  },
  checkout_accept: {
    action: 'checkout_accept',
    filter: { path: 'body.checkoutaccept', operator: 'exists' },
    from: { clientID: 'customer', transaction_id: 'data.transaction_id', total: 'data.total' },
    message: '{"customer_ID": "C-1", "transaction_id": "T-1", "total": "9.90"}',
  },
  checkout_accept_item: {
    action: 'checkout_accept_item',
    filter: { path: 'body.checkoutacceptitem', operator: 'exists' },
    from: { clientID: 'customer', transaction_id: 'data.transaction_id', product_id: 'data.product_id' },
    message: '{"customer_ID": "C-1", "transaction_id": "T-1", "product_id": "P-1"}',
  },
  optin_labels: {
    action: 'opt_in',
    filter: { path: 'body.optin_labels', operator: 'exists' },
    from: { customerID: 'customer', optin_labels: 'data.email', labels: 'data.labels' },
    message: '{"customer_id": "C-2", "optin_labels": "ada@example.com", "labels": ["Webhooklabel"]}',
  },
};

describe('the guide’s use cases as printed', () => {
  const judge = (key: string) => {
    const printed = PRINTED[key];
    const read = readBody(printed?.message ?? '');
    if (printed === undefined || !('body' in read)) throw new Error(key);
    const { action, filter, from } = printed;
    const mapping = Object.entries(from).map(([name, to]) => ({ from: name, to, replace: [] }));
    return compile({ action, mapping, filters: { op: 'and', rules: [filter] } }).judge(request(read.body));
  };

  test.each<[string, string | undefined]>([
    ['point_add', 'Did you mean body.pointstobeadded?'],
    ['point_sub', 'It is text, and only numbers are above or below a number.'],
    ['checkout_accept', 'The body has customer_ID, transaction_id, total.'],
    ['checkout_accept_item', 'The body has customer_ID, transaction_id, product_id.'],
  ])('%s is ignored, and the filter says why', (key, hint) => {
    const { matched, problems } = judge(key);
    expect(matched).toBe(false);
    expect(problems[0]).toMatchObject({ code: 'filter_not_met', field: PRINTED[key]?.filter.path, hint });
    expect(problems[1]).toMatchObject({
      code: 'customer_missing',
      hint: 'It is taken from clientID, which this body does not have. Did you mean customer_ID?',
    });
  });

  test('optin_labels passes its filter and misses its customer', () => {
    const { matched, problems, mapped } = judge('optin_labels');
    expect(matched).toBe(true);
    expect(problems).toMatchObject([
      { hint: 'It is taken from customerID, which this body does not have. Did you mean customer_id?' },
    ]);
    expect(mapped.data).toEqual({ email: 'ada@example.com', labels: ['Webhooklabel'] });
    const [problem] = problems;
    if (problem === undefined) throw new Error('no problem');
    expect(answerWebhook({ kind: 'problem', problem }, undefined).status).toBe(400);
  });

  test('the comma too many is found', () => {
    expect(readBody('{\n\t"pointsub": "10",\n\t"reason": "Mistake",\n}')).toMatchObject({
      problem: { status: 400, message: expect.stringContaining('line 3, column 21') as string },
    });
  });

  test('the answers are refused with the fix', () => {
    const response = { success: "{'ok':true}", error: "{'notok':false}" };
    const { issues } = checkWebhook({ ...definition(), response } as unknown as Json, MODEL);
    expect(issues.map(({ field, fix }) => [field, fix])).toEqual([
      ['response.success', '{"ok":true}'],
      ['response.error', '{"notok":false}'],
    ]);
  });
});

test('a brief verdict says the same, but for what may have been meant', () => {
  const webhook = compile({
    filters: { op: 'and', rules: [{ path: 'body.kind', operator: 'equals', value: 'bonus' }] },
  });
  const sent = request({ customerId: 'C-1', knid: 'bonus' });
  const [whole, brief] = [webhook.judge(sent), webhook.judge(sent, { brief: true })];
  const hints = (verdict: typeof whole): unknown => verdict.problems.map(({ hint }) => hint);
  expect(hints(whole)).toEqual([
    'Did you mean body.knid?',
    'It is taken from customer_id, which this body does not have. Did you mean customerId?',
  ]);
  expect(hints(brief)).toEqual([undefined, 'It is taken from customer_id, which this body does not have.']);
  const bare = (verdict: typeof whole): unknown => ({
    ...verdict,
    filters: verdict.filters.map((filter) => ({ ...filter, hint: undefined })),
    missing: verdict.missing.map((row) => ({ ...row, near: [] })),
    problems: verdict.problems.map((problem) => ({ ...problem, hint: undefined })),
  });
  expect(bare(brief)).toEqual(bare(whole));
});
