import { WEBHOOK_BLUEPRINTS } from '@causeway/core/webhook/blueprints.data';
import { expect, it } from 'vitest';
import { blankFilter, type WebhookValues } from './form-values.ts';
import { fromDefinition } from './from-definition.ts';
import { unsetSecrets } from './unset-secrets.ts';

it('secrets without a value are named at their places', () => {
  const values = fromDefinition(WEBHOOK_BLUEPRINTS.find(({ key }) => key === 'mparticle_event')!.definition);
  const hidden = { ...blankFilter('headers.x-token'), secret: { name: 'x_token', value: '' } };
  const nested = { ...values.filters, rules: [{ key: 'g', op: 'or' as const, rules: [hidden] }] };
  const places = (
    kept: Parameters<typeof unsetSecrets>[1],
    of: WebhookValues = { ...values, filters: nested },
  ): string[] => unsetSecrets(of, kept).map(({ place }) => place);
  expect(places({})).toEqual(['auth.secrets.0', 'filters.rules.0.rules.0.secret']);
  expect(places({ mparticle_authorization: { set: true }, x_token: { set: false } })).toEqual([
    'filters.rules.0.rules.0.secret',
  ]);
  expect(places({}, { ...values, auth: { ...values.auth, way: 'none' } })).toEqual([]);
});
