import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../result/json.ts';
import { checkSettings } from '../settings/check.ts';
import { customer, destination, entriesOf, event, NOW, queue, shadowOf } from '../testing/shop.ts';
import { compileEchoes } from './echoes.ts';

function echoes(profile: readonly JsonObject[], settings: JsonObject = {}): readonly string[] {
  const { inbound, ...rest } = settings;
  const checked = checkSettings({
    partnerName: 'modaevi',
    ...rest,
    inbound: { ...(inbound as JsonObject), profile },
  });
  const { attributes, custom } = compileEchoes(checked.settings);
  return [...attributes, ...[...custom].map((name) => `custom.${name}`)];
}

describe('what may come back as an echo', () => {
  test('is what fills the same attribute that it was filled from, however it is typed', () => {
    expect(
      echoes([
        { from: 'ci', to: 'city' },
        { from: 'pn', to: 'mobile_phone' },
        { from: 'birthday', to: 'other' },
      ]),
    ).toEqual(['city', 'phone_number']);
  });

  test('also what leaves without a row, under its own name', () => {
    const rows = [
      { from: 'c_tier', to: 'Tier' },
      { from: 'tier2', to: 'level' },
    ];
    expect(echoes(rows)).toEqual(['custom.tier']);
    expect(echoes(rows, { otherTraits: 'drop' })).toEqual([]);
  });

  test('is everything that goes out when everything is taken', () => {
    expect(echoes([], { inbound: { otherAttributes: 'take' } })).toContain('surname');
    const { settings } = checkSettings({ partnerName: 'modaevi', inbound: { otherAttributes: 'take' } });
    expect(compileEchoes(settings).everyCustom).toBe(true);
    expect(compileEchoes({ ...settings, otherTraits: 'drop' })).not.toHaveProperty('everyCustom');
  });
});

test('a flight says what it sends of it: values, identifiers, and what it takes out', () => {
  const insider = destination({
    profile: [
      { from: 'city', to: 'city', onNull: 'clear' },
      { from: 'name', to: 'name' },
    ],
    inbound: {
      profile: [
        { from: 'city', to: 'city' },
        { from: 'email', to: 'email' },
      ],
    },
  });
  const plan = (
    attributes: JsonObject,
    shadow?: ReturnType<typeof shadowOf>,
  ): ReturnType<typeof insider.plan> =>
    insider.plan([queue(customer(attributes), [event('profile')], shadow)], NOW);
  const first = plan({ city: 'İzmir', name: 'Ayşe', email: 'Ayse@example.com' });
  expect(entriesOf(first)[0]?.sent).toEqual([
    { name: 'city', custom: false, text: '"İzmir"' },
    { name: 'email', custom: false, text: '"ayse@example.com"' },
  ]);
  const shadow = shadowOf(first);
  expect(entriesOf(plan({ city: null, name: 'Ayşe', email: 'Ayse@example.com' }, shadow))[0]?.sent).toEqual([
    { name: 'city', custom: false, text: 'null' },
  ]);
  expect(
    entriesOf(plan({ city: 'İzmir', name: 'Ayşe Nur', email: 'Ayse@example.com' }, shadow))[0],
  ).not.toHaveProperty('sent');
});
