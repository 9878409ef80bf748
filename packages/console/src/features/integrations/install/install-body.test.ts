import { expect, it } from 'vitest';
import { installBody, patched, settingsPointer } from './install-body.ts';

const FIELDS = [
  { key: 'api_key', type: 'secret' },
  { key: 'partner_name', type: 'string' },
];

it('installs with the fields of the catalog by their names, in their order', () => {
  const body = installBody(FIELDS, {
    name: ' Insider ',
    variant: 'default',
    settings: { partnerName: 'myco' },
    secrets: { api_key: 'k' },
    requires: undefined,
    why: '',
  });
  expect(body).toEqual({
    name: 'Insider',
    variant: 'default',
    config: { api_key: 'k', partner_name: 'myco' },
    delivery_mode: 'server_side',
  });
  expect(Object.keys(body.config)).toEqual(['api_key', 'partner_name']);
});

it('other settings stand by their dotted paths, and lists are one value', () => {
  const { config, requires, summary } = installBody(FIELDS, {
    name: 'Insider',
    variant: 'default',
    settings: { events: [{ event: 'A' }], inbound: { readBack: true, identifier: null } },
    secrets: {},
    requires: [],
    why: ' first try ',
  });
  expect(config).toEqual({
    events: [{ event: 'A' }],
    'inbound.readBack': true,
    'inbound.identifier': null,
  });
  expect(requires).toEqual([]);
  expect(summary).toBe('first try');
});

it('finds the place in the settings that the hub complains about', () => {
  const at = (pointer: string): string => settingsPointer(FIELDS, pointer);
  expect(at('/config/partner_name')).toBe('/settings/partnerName');
  expect(at('/config/api_key')).toBe('/secrets/api_key');
  expect(at('/config/inbound.readBack')).toBe('/settings/inbound/readBack');
  expect(at('/config/profile/3/to')).toBe('/settings/profile/3/to');
  expect(at('/name')).toBe('/name');
});

it('what is changed stays when another variant is chosen', () => {
  expect(patched({ a: 1, b: { c: 2, d: null } }, { b: { c: null } })).toEqual({
    a: 1,
    b: { c: null, d: null },
  });
});
