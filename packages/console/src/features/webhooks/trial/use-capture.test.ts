import { describe, expect, it } from 'vitest';
import { isFor } from './use-capture.ts';

const row = (owner: number | undefined, path: string, method = 'POST') => ({
  owner: owner === undefined ? null : { id: owner, name: null },
  path,
  method,
});

describe('a request is for an endpoint', () => {
  const to = { id: 7, method: 'POST', endpoint: 'paid' };
  it('when its webhook answered, or when it came there', () => {
    expect(isFor(row(7, '/webhooks/custom/w/other'), to)).toBe(true);
    expect(isFor(row(undefined, '/beta/webhooks/custom/w/paid'), to)).toBe(true);
    expect(isFor(row(8, '/webhooks/custom/w/paid'), to)).toBe(true);
  });

  it('and otherwise not', () => {
    expect(isFor(row(8, '/webhooks/custom/w/unpaid'), to)).toBe(false);
    expect(isFor(row(undefined, '/webhooks/custom/w/paid', 'PUT'), to)).toBe(false);
    expect(isFor(row(undefined, '/webhooks/custom/w/'), { ...to, id: undefined, endpoint: '' })).toBe(false);
  });
});
