import { checkSettings } from '@causeway/core/insider/settings/check';
import { DEFAULT_SETTINGS } from '@causeway/core/insider/settings/defaults';
import type { InsiderSettings } from '@causeway/core/insider/settings/settings';
import { DEFAULT_ATTRIBUTES } from '@causeway/core/insider/taxonomy/attributes';
import { DEFAULT_PARAMS } from '@causeway/core/insider/taxonomy/params';
import { SEGMENT_PRESET } from '@causeway/core/insider/presets/segment';
import type { Json, JsonObject } from '@causeway/core/result/json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countChanges, patchOf, same } from './json-change.ts';
import { fromEventRow, fromProfileRow, toEventRow, toProfileRow } from './row-values.ts';

const name = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,12}$/);
const path = fc.oneof(
  fc.constantFrom('email', 'address.city', 'line.price', 'products[0].name', 'a b', ' spaced'),
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,8}(\.[a-z]{1,5}|\[\d\]){0,3}$/),
);
const sources = fc.oneof(path, fc.array(path, { minLength: 1, maxLength: 4 }));
const target = (own: readonly { readonly name: string }[]) =>
  fc.oneof(
    fc.record({ to: name, custom: fc.constant(true) }),
    fc.record({ to: fc.constantFrom(...own.map((one) => one.name)), custom: fc.constant(false) }),
  );
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
const row = (own: readonly { readonly name: string }[], more: fc.Arbitrary<object>) =>
  fc.tuple(sources, target(own), more).map(([from, to, rest]) => without({ from, ...to, ...rest }));

const profileRow = row(
  DEFAULT_ATTRIBUTES,
  fc.record({
    onNull: maybe(fc.constantFrom('ignore', 'clear')),
    arrays: maybe(fc.constantFrom('append', 'replace', 'remove')),
  }),
);
const paramRow = row(
  DEFAULT_PARAMS,
  fc.record({
    minus: maybe(path),
    per: maybe(path),
    plus: maybe(path),
    gather: maybe(fc.boolean()),
    fallback: maybe(fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }))),
  }),
);
const eventRow = fc
  .record({
    event: fc.string({ minLength: 1 }),
    to: name,
    rows: fc.array(paramRow, { maxLength: 4 }),
    lines: maybe(path),
    orderRows: maybe(fc.array(paramRow, { maxLength: 3 })),
    otherParams: fc.constantFrom('custom', 'drop'),
    emptyLines: fc.constantFrom('order', 'refuse'),
  })
  .map(without);
const inboundRow = fc.record({
  from: fc.constantFrom('em', 'city', 'custom.tier', 'a b'),
  to: fc.constantFrom('email', 'city', 'tier', 'a.b'),
});
const inbound = fc.record({
  profile: fc.array(inboundRow, { maxLength: 4 }),
  events: fc.array(
    fc.record({
      event: fc.constantFrom('purchase', 'cart', ' spaced'),
      to: fc.constantFrom('point_add', 'Quiz Done', ''),
      rows: fc.array(inboundRow, { maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
  identifier: fc.constantFrom(null, 'uuid', 'custom.loyalty_id'),
  autoSubscribe: fc.constantFrom('workspace', 'on', 'off'),
  readBack: fc.boolean(),
  otherAttributes: fc.constantFrom('ignore', 'take'),
  eventAttributes: fc.boolean(),
  repeatMinutes: fc.integer({ min: 0, max: 10_080 }),
  echoMinutes: fc.integer({ min: 1, max: 1_440 }),
  extraHeader: fc.constantFrom(null, 'X-Webhook-Token'),
});
const given = fc.record({
  inbound,
  partnerName: fc.constantFrom('shop', 'brand-1'),
  baseUrl: fc.constantFrom('https://unification.useinsider.com', 'http://127.0.0.1:9/'),
  customerId: fc.record({
    from: path,
    to: fc.oneof(fc.constantFrom('uuid', 'email'), fc.record({ custom: name })),
  }),
  identifiers: fc.record({ email: fc.boolean(), phone: fc.boolean() }),
  profile: fc.array(profileRow, { maxLength: 5 }),
  otherTraits: fc.constantFrom('custom', 'drop'),
  events: fc.array(eventRow, { maxLength: 4 }),
  presets: fc.array(fc.constantFrom('segment', 'ga4', 'loyalty'), { maxLength: 4 }),
  orderCompletedAs: fc.constantFrom('purchase', 'confirmation_page_view'),
  otherEvents: fc.constantFrom('custom', 'skip'),
  consents: fc.record({
    purposes: fc.constantFrom('custom', 'off'),
    gdpr: fc.constantFrom(null, 'marketing', 'analytics'),
  }),
  anonymous: fc.constantFrom('hold', 'send'),
  anonymousIdentifier: name,
  defaultCountry: fc.constantFrom(null, 'TR', 'DE'),
  numberLocale: fc.constantFrom('dot', 'comma'),
  timeZone: fc.constantFrom('+00:00', '-05:30'),
  quantityRounding: fc.constantFrom('round', 'floor', 'ceil'),
  lineTimestamps: fc.constantFrom('same', 'distinct'),
  skipHook: fc.boolean(),
  maxUsersPerRequest: fc.integer({ min: 1, max: 1000 }),
  maxBytesPerRequest: fc.integer({ min: 10_000, max: 5_000_000 }),
  requestsPerMinute: fc.integer({ min: 1, max: 25_000 }),
  concurrency: fc.integer({ min: 1, max: 64 }),
});
/** Whatever is wrong in what was generated, the hub's own rules take out: what is left is what it stores. */
const accepted: fc.Arbitrary<InsiderSettings> = given.map((value) => checkSettings(value as Json).settings);

/** Through the rows of the form, and back. */
const back = (settings: InsiderSettings): InsiderSettings => ({
  ...settings,
  profile: settings.profile.map(fromProfileRow).map(toProfileRow),
  events: settings.events.map(fromEventRow).map(toEventRow),
});

describe('settings in the form', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(accepted, (settings) => {
        expect(back(settings)).toStrictEqual(settings);
      }),
      { numRuns: 300 },
    );
  });

  it('hold for the defaults, and for the ready-made mappings', () => {
    const settings = { ...DEFAULT_SETTINGS, events: SEGMENT_PRESET };
    expect(back(settings)).toStrictEqual(settings);
  });
});

describe('what was changed', () => {
  const merged = (base: Json | undefined, patch: Json): Json => {
    if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
    const object =
      typeof base === 'object' && base !== null && !Array.isArray(base) ? { ...(base as JsonObject) } : {};
    const out: Record<string, Json | undefined> = object;
    for (const [key, value] of Object.entries(patch as JsonObject)) {
      if (value === null || value === undefined) Reflect.deleteProperty(out, key);
      else out[key] = merged(out[key], value);
    }
    return out;
  };

  it('makes of the one what the other is, by the rules of the hub', () => {
    fc.assert(
      fc.property(accepted, accepted, (one, other) => {
        const patched = checkSettings(merged(one, patchOf(one, other))).settings;
        expect(patched).toStrictEqual(checkSettings(other).settings);
        expect(countChanges(one, other) === 0).toBe(same(one, other));
      }),
    );
  });

  it('is nothing when nothing was', () => {
    fc.assert(
      fc.property(accepted, (one) => {
        expect(patchOf(one, structuredClone(one))).toStrictEqual({});
      }),
    );
  });

  it('names only what differs', () => {
    const after = { ...DEFAULT_SETTINGS, skipHook: true, identifiers: { email: false, phone: true } };
    expect(patchOf(DEFAULT_SETTINGS, after)).toStrictEqual({ skipHook: true, identifiers: { email: false } });
    expect(patchOf({ defaultCountry: 'TR' }, { defaultCountry: null })).toStrictEqual({
      defaultCountry: null,
    });
  });

  it.each([
    [[1, 2, 3], [1, 2, 3, 4], 1],
    [[1, 2, 3], [1, 9, 3], 1],
    [[1, 2, 3], [3, 1, 2], 1],
    [[1, 2, 3], [], 3],
  ])('counts rows as a person does: %j to %j', (before, after, count) => {
    expect(countChanges({ rows: before }, { rows: after })).toBe(count);
  });
});
