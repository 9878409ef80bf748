import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../result/json.ts';
import { WEBHOOK_BLUEPRINTS } from './blueprints.data.ts';
import { checkWebhook, type CheckedWebhook } from './check-definition.ts';
import { compileWebhook } from './compile-webhook.ts';
import { definition, MODEL, request } from './testing/sample.ts';

function check(over: JsonObject): CheckedWebhook {
  return checkWebhook({ ...(definition() as unknown as JsonObject), ...over }, MODEL);
}

function rules(...items: Json[]): JsonObject {
  return { filters: { op: 'and', rules: items } };
}

function rows(...items: JsonObject[]): JsonObject {
  return {
    mapping: [{ from: 'customer_id', to: 'customer' }, { from: 'points', to: 'data.points' }, ...items],
  };
}

const places = (found: CheckedWebhook['issues']): readonly string[] =>
  found.map(({ code, field }) => `${code} ${field}`);

describe('a definition', () => {
  test('that is complete comes back as it is', () => {
    const whole = definition({
      filters: {
        op: 'or',
        rules: [
          { path: 'headers.X-Kind', operator: 'is_one_of', value: ['a', 'b'] },
          { op: 'and', rules: [{ path: 'body.token', operator: 'equals', secret: 'token' }] },
        ],
      },
      auth: { kind: 'hmac', preset: 'github', toleranceSeconds: 300, secrets: ['hook', 'hook_before'] },
      ips: ['203.0.113.0/24', '::1'],
      mapping: [
        { from: 'id', to: 'customer', replace: [] },
        { from: 'points', to: 'data.points', default: '5', replace: [{ value: 'many', with: 100 }] },
        { to: 'external_id', default: 'loyalty_barcode', replace: [] },
      ],
      response: { success: '{"ok":true}', error: '[]' },
      dedupKey: 'headers.x-github-delivery',
      whenNotMatched: 'not_found',
    });
    expect(checkWebhook(whole as unknown as Json, MODEL)).toEqual({
      definition: whole,
      issues: [],
      warnings: [],
    });
  });

  test('of a blueprint has nothing wrong with it, but for the blank one', () => {
    for (const { key, definition: given } of WEBHOOK_BLUEPRINTS) {
      const { issues, definition: read } = checkWebhook(given as unknown as Json, MODEL);
      expect(read).toEqual(given);
      expect([key, places(issues)]).toEqual([
        key,
        key === 'blank'
          ? [
              'name_missing name',
              'action_missing action',
              'endpoint_missing endpoint',
              'customer_not_mapped mapping',
            ]
          : [],
      ]);
    }
  });

  test.each<[string, JsonObject, string]>([
    ['no name', { name: ' ' }, 'name_missing name'],
    ['a name that is too long', { name: 'n'.repeat(101) }, 'too_long name'],
    ['a name that is no text', { name: 7 }, 'not_text name'],
    ['an unknown key', { dedup_key: 'body.id' }, 'unknown_key dedup_key'],
    ['another method', { method: 'PATCH' }, 'not_a_choice method'],
    ['an endpoint with spaces', { endpoint: 'my endpoint' }, 'bad_endpoint endpoint'],
    ['an endpoint with a slash', { endpoint: 'a/b' }, 'bad_endpoint endpoint'],
    ['an endpoint of points', { endpoint: '..' }, 'bad_endpoint endpoint'],
    ['a long endpoint', { endpoint: 'e'.repeat(101) }, 'bad_endpoint endpoint'],
    ['an unknown action', { action: 'point_ad' }, 'unknown_action action'],
    ['an internal action', { action: 'point_expire' }, 'internal_action action'],
    ['a bad range', { ips: ['10.0.0.0/8', '10.0.0.0/40'] }, 'bad_ip_range ips[1]'],
    ['a range that is no text', { ips: [10] }, 'bad_ip_range ips[0]'],
    ['a list that is none', { ips: '10.0.0.0/8' }, 'not_a_list ips'],
    [
      'an answer that is not JSON',
      { response: { success: "{'ok':true}" } },
      'response_not_json response.success',
    ],
    ['an answer that is no text', { response: { error: {} } }, 'not_text response.error'],
    ['a key without a place', { dedupKey: 'id' }, 'bad_path dedupKey'],
    ['another way of ignoring', { whenNotMatched: 'gone' }, 'not_a_choice whenNotMatched'],
    ['an unknown proof', { auth: { kind: 'jwt' } }, 'not_a_choice auth.kind'],
    ['no secret', { auth: { kind: 'bearer' } }, 'secret_missing auth.secrets'],
    ['three secrets', { auth: { kind: 'bearer', secrets: ['a', 'b', 'c'] } }, 'too_many auth.secrets'],
    [
      'a value for a secret',
      { auth: { kind: 'bearer', secrets: ['s3cr3t value!'] } },
      'bad_secret_name auth.secrets[0]',
    ],
    ['no header', { auth: { kind: 'header_token', secrets: ['a'] } }, 'bad_header auth.header'],
    ['a user with a colon', { auth: { kind: 'basic', user: 'a:b', secrets: ['a'] } }, 'bad_user auth.user'],
    [
      'what means nothing here',
      { auth: { kind: 'bearer', header: 'X', secrets: ['a'] } },
      'unknown_key auth.header',
    ],
    [
      'a tolerance',
      { auth: { kind: 'hmac', preset: 'stripe', toleranceSeconds: 0, secrets: ['a'] } },
      'bad_tolerance auth.toleranceSeconds',
    ],
    [
      'a body that is not signed',
      { auth: { kind: 'hmac', preset: 'generic', header: 'X', signed: 'x', secrets: ['a'] } },
      'body_not_signed auth.signed',
    ],
    [
      'a time without a header',
      {
        auth: { kind: 'hmac', preset: 'generic', header: 'X', signed: '{timestamp}.{body}', secrets: ['a'] },
      },
      'timestamp_missing auth.signed',
    ],
    [
      'a filter without a place',
      rules({ path: 'token', operator: 'exists' }),
      'bad_path filters.rules[0].path',
    ],
    ['a filter on nothing', rules({ operator: 'exists' }), 'path_missing filters.rules[0].path'],
    [
      'an unknown operator',
      rules({ path: 'body.a', operator: 'equal' }),
      'unknown_operator filters.rules[0].operator',
    ],
    ['no value', rules({ path: 'body.a', operator: 'equals' }), 'bad_value filters.rules[0].value'],
    [
      'a list of values',
      rules({ path: 'body.a', operator: 'equals', value: ['x'] }),
      'bad_value filters.rules[0].value',
    ],
    [
      'one value for a list',
      rules({ path: 'body.a', operator: 'is_one_of', value: 'a, b' }),
      'bad_value filters.rules[0].value',
    ],
    [
      'one value for two',
      rules({ path: 'body.a', operator: 'between', value: [1] }),
      'bad_value filters.rules[0].value',
    ],
    [
      'two the wrong way round',
      rules({ path: 'body.a', operator: 'between', value: [5, 1] }),
      'bad_value filters.rules[0].value',
    ],
    [
      'no date',
      rules({ path: 'body.a', operator: 'before', value: 'today' }),
      'bad_value filters.rules[0].value',
    ],
    [
      'a bad pattern',
      rules({ path: 'body.a', operator: 'matches', value: 'a(b' }),
      'bad_value filters.rules[0].value',
    ],
    [
      'a long value',
      rules({ path: 'body.a', operator: 'equals', value: 'v'.repeat(1001) }),
      'too_long filters.rules[0].value',
    ],
    [
      'part of a secret',
      rules({ path: 'body.a', operator: 'contains', secret: 's' }),
      'bad_operator filters.rules[0].operator',
    ],
    [
      'value and secret',
      rules({ path: 'body.a', operator: 'equals', value: 'x', secret: 's' }),
      'value_and_secret filters.rules[0].value',
    ],
    ['an empty group', rules({ op: 'or', rules: [] }), 'empty_group filters.rules[0]'],
    [
      'a group in a group',
      rules({ op: 'or', rules: [{ path: 'a', operator: 'exists' }] }),
      'bad_path filters.rules[0].rules[0].path',
    ],
    ['no target', rows({ from: 'a' }), 'to_missing mapping[2].to'],
    ['a bare field as target', rows({ from: 'a', to: 'first_name' }), 'bad_to mapping[2].to'],
    ['data itself as target', rows({ from: 'a', to: 'data' }), 'bad_to mapping[2].to'],
    ['inside the customer', rows({ from: 'a', to: 'customer.id' }), 'bad_to mapping[2].to'],
    ['a position as target', rows({ from: 'a', to: 'data.items[0]' }), 'bad_to mapping[2].to'],
    ['a prototype as target', rows({ from: 'a', to: 'data.__proto__.a' }), 'bad_to mapping[2].to'],
    ['the event as target', rows({ from: 'a', to: 'action' }), 'to_action mapping[2].to'],
    ['a header as source', rows({ from: 'headers.x-id', to: 'data.reason' }), 'from_header mapping[2].from'],
    ['a broken path', rows({ from: 'a..b', to: 'data.reason' }), 'bad_path mapping[2].from'],
    ['a value from nowhere', rows({ to: 'data.reason', default: ' ' }), 'nothing_mapped mapping[2]'],
    [
      'a default of another type',
      rows({ from: 'p', to: 'data.points', default: 'many' }),
      'wrong_type mapping[2].default',
    ],
    [
      'a new value of another type',
      rows({ from: 'p', to: 'data.points', replace: [{ value: 'a', with: 'b' }] }),
      'wrong_type mapping[2].replace[0].with',
    ],
    [
      'a replacement of a list',
      rows({ from: 'p', to: 'data.reason', replace: [{ value: [], with: 'b' }] }),
      'bad_value mapping[2].replace[0].value',
    ],
    [
      'an id that nobody has',
      rows({ to: 'external_id', default: 'email' }),
      'no_external_id mapping[2].default',
    ],
    ['a target inside another', rows({ from: 'a', to: 'data.points.x' }), 'inside_target mapping[2].to'],
    ['no customer', { mapping: [{ from: 'p', to: 'data.points' }] }, 'customer_not_mapped mapping'],
    ['data that is required', { mapping: [{ from: 'id', to: 'customer' }] }, 'required_not_mapped mapping'],
    [
      'a computed attribute',
      {
        action: 'opt_in',
        mapping: [
          { from: 'id', to: 'customer' },
          { from: 's', to: 'data.score' },
        ],
      },
      'read_only mapping[1].to',
    ],
    [
      'a choice that is none',
      {
        action: 'opt_in',
        mapping: [
          { from: 'id', to: 'customer' },
          { to: 'data.gender', default: 'x' },
        ],
      },
      'wrong_type mapping[1].default',
    ],
    [
      'too many rows',
      { mapping: Array.from({ length: 201 }, () => ({ from: 'id', to: 'customer' })) },
      'too_many mapping',
    ],
    [
      'too many replacements',
      rows({
        from: 'a',
        to: 'data.reason',
        replace: Array.from({ length: 101 }, (_, n) => ({ value: n, with: 'x' })),
      }),
      'too_many mapping[2].replace',
    ],
    [
      'too many filters',
      {
        filters: {
          op: 'and',
          rules: [0, 1].map(() => ({
            op: 'and',
            rules: Array.from({ length: 51 }, () => ({ path: 'body.a', operator: 'exists' })),
          })),
        },
      },
      'too_many filters',
    ],
  ])('with %s is refused, and where', (_, over, expected) => {
    const { issues } = check(over);
    expect(places(issues)).toContain(expected);
    for (const { message } of issues) expect(message).not.toBe('');
  });

  test('groups may be four deep', () => {
    const deep = (levels: number): JsonObject => ({
      op: 'and',
      rules: [levels === 1 ? { path: 'body.a', operator: 'exists' } : deep(levels - 1)],
    });
    expect(check({ filters: deep(4) }).issues).toEqual([]);
    expect(places(check({ filters: deep(5) }).issues)).toContain(
      'too_deep filters.rules[0].rules[0].rules[0].rules[0]',
    );
  });

  test('says how it would be right', () => {
    const first = (over: JsonObject): CheckedWebhook['issues'][number] | undefined => check(over).issues[0];
    expect(first({ response: { success: "{'ok':true}", error: '' } })).toMatchObject({
      message: 'The answer is not JSON. It has single quotes in line 1, column 2, which JSON does not allow.',
      fix: '{"ok":true}',
    });
    expect(first({ endpoint: 'Bonus für Kunden!' })?.fix).toBe('Bonus-fu-r-Kunden');
    expect(first({ action: 'pointadd' })?.hint).toBe('Did you mean point_add?');
    expect(first({ dedup_key: 'body.id' })?.hint).toBe('Did you mean dedupKey?');
    expect(first(rules({ path: 'token', operator: 'exists' }))).toMatchObject({
      hint: 'Begin with headers. or body., so that it is clear where to look: body.token or headers.token.',
      fix: 'body.token',
    });
    expect(first(rules({ path: 'body.a', operator: 'greater_than', value: 1 }))?.hint).toMatch(
      /Did you mean greater/,
    );
    expect(first(rules({ path: 'body.a', operator: 'matches', value: '(?=a)' }))?.hint).toMatch(/\(\?:/);
    expect(first(rows({ from: 'a', to: 'reason' }))).toMatchObject({
      hint: 'Write data.reason.',
      fix: 'data.reason',
    });
  });

  test.each<[string, JsonObject, string]>([
    ['that anybody can call', {}, 'open_to_all auth'],
    ['with two rows for one target', rows({ from: 'b', to: 'data.points' }), 'same_target mapping[2].to'],
    ['with a needless prefix', rows({ from: 'body.b', to: 'data.reason' }), 'from_prefix mapping[2].from'],
    ['with a field the event lacks', rows({ from: 'b', to: 'data.reasn' }), 'unknown_field mapping[2].to'],
    [
      'that replaces a value twice',
      rows({
        from: 'b',
        to: 'data.reason',
        replace: [
          { value: 1, with: 'a' },
          { value: '1.0', with: 'b' },
        ],
      }),
      'replaced_twice mapping[2].replace[1].value',
    ],
    [
      'with a token in plain sight',
      rules({ path: 'headers.Authorization', operator: 'equals', value: 'x' }),
      'plain_secret filters.rules[0].value',
    ],
    [
      'with another token in plain sight',
      rules({ path: 'body.auth.api_key', operator: 'equals', value: 'x' }),
      'plain_secret filters.rules[0].value',
    ],
    [
      'with a value that is not used',
      rules({ path: 'body.a', operator: 'exists', value: 'x' }),
      'value_not_used filters.rules[0].value',
    ],
    [
      'that takes repeats for new',
      { auth: { kind: 'hmac', preset: 'github', secrets: ['a'] } },
      'no_dedup_key dedupKey',
    ],
    [
      'whose time anybody may write',
      { auth: { kind: 'hmac', preset: 'generic', header: 'X', timestamp: { header: 'T' }, secrets: ['a'] } },
      'timestamp_not_signed auth.signed',
    ],
  ])('%s is warned of', (_, over, expected) => {
    const { issues, warnings } = check(over);
    expect(issues).toEqual([]);
    expect(places(warnings)).toContain(expected);
  });

  test('points that the event type knows need not be mapped, nor common data be known', () => {
    const mapping = [
      { from: 'id', to: 'customer' },
      { from: 'at', to: 'data.effective_timestamp' },
      { from: 'n', to: 'data.shop.name' },
    ];
    const { issues, warnings } = check({ action: 'visit', mapping });
    expect([issues, places(warnings)]).toEqual([[], ['open_to_all auth']]);
  });

  test('may be anything at all: it is read, and what is read can be compiled and run', () => {
    const keys = fc.constantFrom(
      'name',
      'filters',
      'auth',
      'mapping',
      'rules',
      'op',
      'path',
      'operator',
      'value',
      'kind',
      'to',
      'from',
      'replace',
      'preset',
    );
    const words = fc.constantFrom(
      'and',
      'exists',
      'equals',
      'between',
      'body.a',
      'hmac',
      'generic',
      'customer',
      'data.a',
      'point_add',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        words,
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const { definition: read } = checkWebhook(value as Json, MODEL);
        const webhook = compileWebhook(read, {}, { digest: () => new Uint8Array(32) });
        expect(webhook.judge(request({ a: 1 })).problems).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});
