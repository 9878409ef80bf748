import { checkAuthorization } from '@causeway/core/authorization/check';
import { expect, it } from 'vitest';
import { faultsOf } from './authorization-faults.ts';
import { bodyOf, valuesOf, type Authorization, type AuthorizationValues } from './authorization-values.ts';

const STORED: Authorization = {
  id: 'a'.repeat(32),
  label: 'Shop API',
  description: 'What for',
  method: 'oauth2_client_credentials',
  settings: {
    tokenEndpoint: 'https://login.example/token',
    clientId: 'shop',
    scope: 'read',
    clientAuthentication: 'body',
    tokenParameters: 'audience=x',
  },
  hosts: ['https://api.example', 'http://127.0.0.1:8080'],
  secrets: { client_secret: { set: true }, headers: { set: true }, parameters: { set: false } },
  used_by: [],
  revision: 1,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
};

it('what is opened and saved untouched says what was there, and no secret', () => {
  expect(bodyOf(valuesOf(STORED))).toEqual({
    label: 'Shop API',
    description: 'What for',
    method: 'oauth2_client_credentials',
    hosts: ['api.example', 'http://127.0.0.1:8080'],
    settings: STORED.settings,
    secrets: {},
  });
});

it('secrets are told when they were typed or are to go, and only those of the method', () => {
  const values = { ...valuesOf(STORED), headers: null, parameters: ' k=v ', client_secret: '' };
  expect(bodyOf(values).secrets).toEqual({ headers: null, parameters: 'k=v' });
  expect(bodyOf({ ...values, method: 'headers', client_secret: 's' })).toMatchObject({
    settings: {},
    secrets: { headers: null, parameters: 'k=v' },
  });
  expect(bodyOf({ ...values, method: 'none' }).secrets).toEqual({});
});

it('the settings of the form are those that the hub knows', () => {
  const { settings } = bodyOf(valuesOf(STORED));
  expect(checkAuthorization('oauth2_client_credentials', settings)).toEqual({ settings, issues: [] });
});

it('what is wrong is said where it stands, before anything is sent', () => {
  const faults = (change: Partial<AuthorizationValues>, stored?: Authorization) =>
    faultsOf({ ...valuesOf(stored), ...change }, stored).map(([field]) => field);
  expect(faultsOf(valuesOf(STORED), STORED)).toEqual([]);
  expect(faults({})).toEqual(['label', 'headers']);
  expect(faults({ method: 'oauth2_client_credentials' })).toEqual([
    'label',
    'tokenEndpoint',
    'clientId',
    'client_secret',
  ]);
  expect(faults({ label: 'X', headers: 'no colon', parameters: 'k', hosts: ['a/b'] })).toEqual([
    'headers',
    'parameters',
    'hosts',
  ]);
  expect(faults({ method: 'none' }, STORED)).toEqual([]);
  expect(faults({ client_secret: null }, STORED)).toEqual(['client_secret']);
});

it('secrets are asked for again when another host is to get them', () => {
  const faults = (change: Partial<AuthorizationValues>) =>
    faultsOf({ ...valuesOf(STORED), ...change }, STORED).map(([field]) => field);
  expect(faults({ hosts: ['api.example'] })).toEqual([]);
  expect(faults({ hosts: ['api.example', 'b.example'] })).toEqual(['client_secret', 'headers']);
  expect(faults({ hosts: [] })).toEqual(['client_secret', 'headers']);
  expect(faults({ hosts: ['b.example'], client_secret: 'x', headers: null })).toEqual([]);
  expect(faults({ tokenEndpoint: 'https://login.example/v2' })).toEqual([]);
  expect(faults({ tokenEndpoint: 'https://other.example/token' })).toEqual(['client_secret']);
});
