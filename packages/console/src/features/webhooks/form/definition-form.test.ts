import { WEBHOOK_BLUEPRINTS } from '@causeway/core/webhook/blueprints.data';
import type {
  Filter,
  FilterNode,
  MappingRow,
  Scalar,
  WebhookAuth,
  WebhookDefinition,
} from '@causeway/core/webhook/definition';
import { OPERATORS, type FilterOperator } from '@causeway/core/webhook/operators';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedParts, changesIn, freeSecretName, merged, secretChange } from './definition-change.ts';
import type { FilterValues } from './form-values.ts';
import { fromDefinition } from './from-definition.ts';
import { toDefinition } from './to-definition.ts';
import { withoutTyped } from './without-typed.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const scalar: fc.Arbitrary<Scalar> = fc.oneof(word, fc.integer(), fc.boolean(), fc.constantFrom('25', ' x'));
const secrets = fc.uniqueArray(word, { minLength: 1, maxLength: 2 });

const filter: fc.Arbitrary<Filter> = fc
  .record({
    path: word.map((name) => `body.${name}`),
    operator: fc.constantFrom(...(Object.keys(OPERATORS) as FilterOperator[])),
    values: fc.array(scalar, { minLength: 2, maxLength: 4 }),
    hidden: fc.boolean(),
  })
  .map(({ path, operator, values, hidden }): Filter => {
    if (hidden) return { path, operator: 'equals', secret: 'token' };
    const { needs } = OPERATORS[operator];
    if (needs === 'none') return { path, operator };
    const [first = ''] = values;
    if (needs === 'one') return { path, operator, value: first };
    return { path, operator, value: needs === 'two' ? values.slice(0, 2) : values };
  });
const { tree } = fc.letrec<{ tree: FilterNode; rule: Filter | FilterNode }>((tie) => ({
  tree: fc.record({
    op: fc.constantFrom('and' as const, 'or' as const),
    rules: fc.array(tie('rule'), { maxLength: 3 }),
  }),
  rule: fc.oneof({ depthSize: 'small', withCrossShrink: true }, filter, tie('tree')),
}));
const auth: fc.Arbitrary<WebhookAuth> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({ kind: fc.constant('header_token' as const), header: word, secrets }),
  fc.record({ kind: fc.constant('basic' as const), user: word, secrets }),
  fc.record({ kind: fc.constant('bearer' as const), secrets }),
  fc.record({
    kind: fc.constant('hmac' as const),
    preset: fc.constantFrom('standard_webhooks' as const, 'github' as const, 'stripe' as const),
    toleranceSeconds: fc.nat(1000),
    secrets,
  }),
  fc.record(
    {
      kind: fc.constant('hmac' as const),
      preset: fc.constant('generic' as const),
      header: word,
      algorithm: fc.constantFrom('sha1' as const, 'sha256' as const),
      encoding: fc.constantFrom('hex' as const, 'base64' as const),
      prefix: fc.string({ maxLength: 5 }),
      timestamp: fc.record({ header: word, toleranceSeconds: fc.nat(1000) }),
      signed: fc.constant('{timestamp}.{body}'),
      secrets,
    },
    { requiredKeys: ['kind', 'preset', 'header', 'algorithm', 'encoding', 'prefix', 'signed', 'secrets'] },
  ),
);
const row: fc.Arbitrary<MappingRow> = fc.record(
  {
    from: word,
    to: word.map((name) => `data.${name}`),
    default: fc.oneof(scalar, fc.array(word, { minLength: 1 })),
    replace: fc.array(fc.record({ value: scalar, with: scalar }), { maxLength: 2 }),
  },
  { requiredKeys: ['to', 'replace'] },
);
const definition: fc.Arbitrary<WebhookDefinition> = fc.record(
  {
    name: word,
    method: fc.constantFrom('POST' as const, 'PUT' as const),
    endpoint: word,
    filters: tree,
    auth,
    ips: fc.array(fc.ipV4(), { maxLength: 2 }),
    action: word,
    mapping: fc.array(row, { maxLength: 3 }),
    response: fc.record({ success: fc.constantFrom('', '{"ok":true}'), error: fc.constant('') }),
    dedupKey: word.map((name) => `body.${name}`),
    whenNotMatched: fc.constantFrom('ok' as const, 'unauthorized' as const),
  },
  {
    requiredKeys: [
      'name',
      'method',
      'endpoint',
      'filters',
      'auth',
      'ips',
      'action',
      'mapping',
      'response',
      'whenNotMatched',
    ],
  },
);

const point = WEBHOOK_BLUEPRINTS.find(({ key }) => key === 'mparticle_event')!.definition;

describe('a definition in the form', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(definition, (one) => {
        expect(toDefinition(fromDefinition(one))).toEqual(one);
      }),
    );
    for (const blueprint of WEBHOOK_BLUEPRINTS)
      expect(toDefinition(fromDefinition(blueprint.definition))).toEqual(blueprint.definition);
  });

  it('has no changes until there are some', () => {
    const base = toDefinition(fromDefinition(point));
    const values = fromDefinition(point);
    expect(changesIn(base, values)).toBe(0);
    const changed = {
      ...values,
      name: 'Other',
      auth: { ...values.auth, secrets: [{ name: 'mparticle_authorization', value: 'x' }] },
    };
    expect(changesIn(base, changed)).toBe(2);
    expect(changedParts(base, toDefinition(changed))).toEqual(['Name']);
  });

  it('leaves out what a filter does not need, and keeps it for later', () => {
    const values = fromDefinition(point);
    const rules = (values.filters.rules as readonly FilterValues[])
      .slice(0, 1)
      .map((rule) => ({ ...rule, operator: 'exists' as const }));
    const next = {
      ...values,
      filters: { ...values.filters, rules },
    };
    expect(toDefinition(next).filters.rules).toEqual([{ path: 'body.environment', operator: 'exists' }]);
  });
});

describe('two who change the same webhook', () => {
  it('both keep what only they changed, and mine wins where both did', () => {
    const theirs = { ...point, name: 'Theirs', endpoint: 'theirs', dedupKey: 'body.id' };
    const mine = { ...point, name: 'Mine', action: 'point_sub' };
    expect(merged(point, mine, theirs)).toEqual({ ...theirs, name: 'Mine', action: 'point_sub' });
    expect(merged(theirs, point, { ...theirs, method: 'PUT' })).toEqual({ ...point, method: 'PUT' });
  });
});

describe('secrets', () => {
  const values = fromDefinition(point);
  it('are sent when they were typed, and taken away when nothing uses them', () => {
    expect(secretChange(values, { mparticle_authorization: { set: true } })).toEqual({});
    const open = { ...values, auth: { ...values.auth, way: 'none' as const } };
    expect(secretChange(open, { mparticle_authorization: { set: true } })).toEqual({
      mparticle_authorization: null,
    });
    const typed = {
      ...values,
      auth: { ...values.auth, secrets: [{ name: 'mparticle_authorization', value: 's' }] },
    };
    expect(secretChange(typed, { old: { set: true }, never: { set: false } })).toEqual({
      old: null,
      mparticle_authorization: 's',
    });
  });

  it('are not seen again once they are saved, but for what was typed since', () => {
    const typed = (value: string) => ({
      ...values,
      auth: { ...values.auth, secrets: [{ name: 'mparticle_authorization', value }] },
    });
    expect(withoutTyped(typed('s'), typed('s')).auth.secrets[0]?.value).toBe('');
    expect(withoutTyped(typed('later'), typed('s')).auth.secrets[0]?.value).toBe('later');
  });

  it('get names that are free', () => {
    expect(freeSecretName('headers.X-Token', values)).toBe('headers_x_token');
    expect(freeSecretName('mparticle authorization', values)).toBe('mparticle_authorization_2');
    expect(freeSecretName('…', values)).toBe('secret');
  });
});
