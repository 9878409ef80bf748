import { DEFAULT_SETTINGS } from '@causeway/core/insider/settings/defaults';
import type { InsiderSettings } from '@causeway/core/insider/settings/settings';
import { describe, expect, it } from 'vitest';
import { fieldPlace } from './field-place.ts';
import { draftOf } from './form-draft.ts';
import { insiderFaults } from './form-faults.ts';
import { blankEventRow, blankParamRow, blankProfileRow, type InsiderValues } from './form-values.ts';
import { rowOfIssue } from './row-of-issue.ts';
import { fromEventRow, fromProfileRow } from './row-values.ts';

/** The form of settings that the hub has checked. */
const held = (settings: InsiderSettings): InsiderValues =>
  ({
    ...settings,
    profile: settings.profile.map(fromProfileRow),
    events: settings.events.map(fromEventRow),
  }) as unknown as InsiderValues;

const values = (change: Partial<InsiderValues> = {}): InsiderValues => ({
  ...held({ ...DEFAULT_SETTINGS, partnerName: 'shop', profile: [] }),
  ...change,
});
const profile = (from: string, to: string) => ({ ...blankProfileRow(), from: [from], to });
const row = (from: string, to: string) => ({ from, to });
const param = (from: string, to: string) => ({ ...blankParamRow(), from: [from], to });

describe('the field a pointer means', () => {
  it.each([
    ['/name', 'name'],
    ['/secrets/api_key', 'secrets.api_key'],
    ['/settings/partnerName', 'settings.partnerName'],
    ['/settings/customerId/from', 'settings.customerId.from'],
    ['/settings/customerId/to', 'settings.customerId.to'],
    ['/settings/customerId/to/custom', 'settings.customerId.to.custom'],
    ['/settings/identifiers/email', 'settings.identifiers.email'],
    ['/settings/consents/gdpr', 'settings.consents.gdpr'],
    ['/settings/profile', 'settings.profile'],
    ['/settings/profile/3/to', 'settings.profile.3.to'],
    ['/settings/profile/3/from/1', 'settings.profile.3.from'],
    ['/settings/profile/3', 'settings.profile.3.to'],
    ['/settings/events/1/event', 'settings.events.1.event'],
    ['/settings/events/1/rows/2/fallback', 'settings.events.1.rows.2.fallback'],
    ['/settings/events/1/orderRows/0/from', 'settings.events.1.orderRows.0.from'],
    ['/settings/events/1/rows', 'settings.events.1.rows'],
    ['/settings/presets/0', 'settings.presets.0'],
    ['/secrets/inbound_header', 'secrets.inbound_header'],
    ['/settings/inbound', undefined],
    ['/settings/inbound/identifier', 'settings.inbound.identifier'],
    ['/settings/inbound/profile', 'settings.inbound.profile'],
    ['/settings/inbound/profile/2/from', 'settings.inbound.profile.2.from'],
    ['/settings/inbound/events/1/to', 'settings.inbound.events.1.to'],
    ['/settings/inbound/events/1', 'settings.inbound.events.1.event'],
    ['/settings/inbound/events/1/rows/3/from', 'settings.inbound.events.1.rows.3.from'],
    ['/customer_id', undefined],
    ['', undefined],
    ['/settings', undefined],
  ])('%s is %s', (pointer, place) => {
    expect(fieldPlace(pointer)).toBe(place);
  });

  it('counts the rows that were left out of a draft', () => {
    const { values: draft, places } = draftOf(
      values({
        partnerName: '',
        profile: [profile('', ''), profile('a', 'b'), profile('', 'c'), profile('d', 'e')],
        events: [
          blankEventRow(),
          { ...blankEventRow(), event: 'x', to: 'y', rows: [param('', 'q'), param('r', 's')] },
        ],
      }),
    );
    expect(draft.partnerName).toBe('preview');
    expect(draft.profile.map(({ to }) => to)).toStrictEqual(['b', 'e']);
    expect(draft.events[0]?.rows).toHaveLength(1);
    expect(fieldPlace('/settings/profile/1/to', places)).toBe('settings.profile.3.to');
    expect(fieldPlace('/settings/events/0/rows/0/to', places)).toBe('settings.events.1.rows.1.to');
    expect(fieldPlace('/settings/events/7/to', places)).toBeUndefined();
  });

  it('counts the inbound rows that were left out, too', () => {
    const inbound = {
      ...values().inbound,
      profile: [row('', 'a'), row('em', 'email')],
      events: [
        { event: '', to: 'x', rows: [] },
        { event: 'e', to: 'x', rows: [row('q', ''), row('q', 'points')] },
      ],
    };
    const { values: draft, places } = draftOf(values({ inbound }));
    expect(draft.inbound.profile).toStrictEqual([row('em', 'email')]);
    expect(draft.inbound.events).toStrictEqual([{ event: 'e', to: 'x', rows: [row('q', 'points')] }]);
    expect(fieldPlace('/settings/inbound/profile/0/to', places)).toBe('settings.inbound.profile.1.to');
    expect(fieldPlace('/settings/inbound/events/0/event', places)).toBe('settings.inbound.events.1.event');
    expect(fieldPlace('/settings/inbound/events/0/rows/0/to', places)).toBe(
      'settings.inbound.events.1.rows.1.to',
    );
    expect(fieldPlace('/settings/inbound/events/4/to', places)).toBeUndefined();
    expect(fieldPlace('/settings/inbound/profile/4/to', places)).toBeUndefined();
  });
});

describe('what is missing in the form', () => {
  const places = (change: Partial<InsiderValues> = {}): readonly string[] =>
    insiderFaults({ settings: values(change) as never }).map(({ place }) => place);

  it('is nothing in a form that is complete', () => {
    expect(places()).toStrictEqual([]);
  });

  it('is said of the inbound mappings', () => {
    const inbound = {
      ...values().inbound,
      profile: [row('', '')],
      events: [{ event: '', to: '', rows: [row('', 'points')] }],
    };
    expect(places({ inbound })).toStrictEqual([
      'settings.inbound.profile.0.from',
      'settings.inbound.profile.0.to',
      'settings.inbound.events.0.event',
      'settings.inbound.events.0.to',
      'settings.inbound.events.0.rows.0.from',
    ]);
  });

  it('is said where it is, also of rows that clash', () => {
    const faulty = {
      customerId: { from: 'id', to: { custom: '' } },
      profile: [
        profile('a', 'x'),
        profile('', ''),
        profile('b', 'x'),
        { ...profile('c', 'x'), custom: true },
      ],
      events: [
        { ...blankEventRow(), event: 'e', to: 't', rows: [param('', 'p')] },
        { ...blankEventRow(), event: 'e', to: 't' },
      ],
    };
    expect(places(faulty)).toStrictEqual([
      'settings.customerId.to.custom',
      'settings.profile.1.from',
      'settings.profile.1.to',
      'settings.profile.2.to',
      'settings.events.0.rows.0.from',
      'settings.events.1.event',
    ]);
  });
});

describe('the row an issue is about', () => {
  const form = values({
    profile: [profile('email', 'email'), profile('birthDate', 'birthday')],
    events: [
      {
        ...blankEventRow(),
        event: 'Order Completed',
        to: 'purchase',
        lines: 'products',
        rows: [param('order_id', 'event_group_id'), param('line.price', 'unit_price')],
      },
    ],
  });

  it.each([
    ['birthDate', 'identify', 'profile.1.from'],
    ['products[0].price', 'order_completed', 'events.0.rows.1.from'],
    ['line.price', 'Order Completed', 'events.0.rows.1.from'],
    ['order.order_id', 'Order Completed', 'events.0.rows.0.from'],
    ['unit_price', 'Order Completed', 'events.0.rows.1.from'],
    ['products', 'Order Completed', 'events.0.lines'],
    ['products[0].price', 'Something else', undefined],
    ['', 'Order Completed', undefined],
    [undefined, undefined, undefined],
  ])('%s of %s is %s', (field, type, place) => {
    expect(rowOfIssue(field, type, form)).toBe(place);
  });
});
