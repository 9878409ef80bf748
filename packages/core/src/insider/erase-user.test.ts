import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shadow } from '../delivery/destination.ts';
import { insiderErasing } from './erase-user.ts';
import { customer, destination, event, NOW, queue } from './testing/shop.ts';

const shadow = (identifiers: Record<string, string>): Shadow => ({ identifiers, attributes: {}, custom: {} });
const bodies = (shadows: readonly Shadow[], settings = {}): unknown[] =>
  insiderErasing
    .plan(settings, { customer: customer({ email: 'ada@example.com' }), shadows })
    .map(({ method, path, body }) => {
      expect([method, path]).toEqual(['POST', '/api/user/v1/delete']);
      return JSON.parse(body) as unknown;
    });
const read = (status: number, body: unknown) =>
  insiderErasing.read({ status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('deleting a person in Insider', () => {
  test('names them by the strongest identifier that Insider holds, and by one only', () => {
    expect(bodies([shadow({ email: 'a@b.co', uuid: 'u1', 'custom.card': '7' })])).toEqual([
      { identifiers: { uuid: 'u1' } },
    ]);
    expect(bodies([shadow({ phone_number: '+491511234567', email: 'a@b.co' })])).toEqual([
      { identifiers: { email: 'a@b.co' } },
    ]);
    const settings = { customerId: { from: 'id', to: { custom: 'crm_id' } } };
    expect(bodies([shadow({ email: 'a@b.co', 'custom.crm_id': 'c1' })], settings)).toEqual([
      { identifiers: { custom: { crm_id: 'c1' } } },
    ]);
  });

  test('asks for each profile that a merged customer may have there, once', () => {
    expect(
      bodies([shadow({ uuid: 'u1' }), shadow({ uuid: 'u2' }), shadow({ uuid: 'u1', email: 'x@y.co' })]),
    ).toEqual([{ identifiers: { uuid: 'u1' } }, { identifiers: { uuid: 'u2' } }]);
  });

  test('of whom nothing was accepted, what would have been sent', () => {
    expect(bodies([])).toEqual([{ identifiers: { uuid: expect.any(String) as string } }]);
    expect(bodies([shadow({})])).toEqual(bodies([]));
  });

  test.each([
    [200, {}, { kind: 'done' }],
    [404, { message: 'no such user' }, { kind: 'done', issue: { code: 'erase_unknown' } }],
    [400, { error: 'User not found' }, { kind: 'done', issue: { code: 'erase_unknown' } }],
    [404, '<html>nothing here</html>', { kind: 'refused', issue: { code: 'erase_refused' } }],
    [404, { message: 'partner not found' }, { kind: 'refused' }],
    [
      403,
      { success: false, message: 'access denied' },
      { kind: 'refused', issue: { code: 'erase_refused' } },
    ],
    [400, { message: 'no valid identifier' }, { kind: 'refused', issue: { code: 'erase_refused' } }],
    [301, '', { kind: 'refused' }],
    [429, { error: 'rejected: too many requests' }, { kind: 'transient' }],
    [503, '', { kind: 'transient' }],
    [0, '', { kind: 'transient' }],
  ])('%i %j means %j', (status, body, expected) => {
    expect(read(status, body)).toMatchObject(expected);
  });

  test('is nothing that a message can become', () => {
    const { path } =
      insiderErasing.plan({}, { customer: customer(), shadows: [shadow({ uuid: 'u' })] })[0] ?? {};
    const text = fc.constantFrom('/api/user/v1/delete', 'delete', '../delete', 'user_delete', 'User Deleted');
    fc.assert(
      fc.property(text, text, text, (type, name, value) => {
        const traits = { [name]: value, email: 'ada@example.com', path: value };
        const known = shadow({ uuid: value, email: 'x@y.co' });
        const { flights } = destination().plan(
          [queue(customer(traits), [event(type, { [name]: value })], known)],
          NOW,
        );
        for (const { requests } of flights)
          for (const request of requests) expect(request.path).not.toBe(path);
      }),
    );
  });
});
