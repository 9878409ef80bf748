import { expect, test } from 'vitest';
import { checkSettings } from '../settings/check.ts';
import { readHook } from './read-hook.ts';
import { readBackRequest, readProfileAnswer, withIdentifiers } from './read-profile-answer.ts';

const answer = (
  status: number,
  body: string,
): { status: number; headers: Record<string, string>; body: string } => ({
  status,
  headers: {},
  body,
});

test('asks for the identifiers of the account by Insider’s id', () => {
  const { settings } = checkSettings({
    partnerName: 'modaevi',
    customerId: { from: 'crm', to: { custom: 'crm_id' } },
    identifiers: { email: true, phone: false },
    inbound: { identifier: 'card' },
  });
  const body = '{"insider_id":"in-ş","attributes":["c_crm_id","c_card","email"]}';
  expect(readBackRequest(settings, 'in-ş')).toEqual({
    operation: 'profile_read',
    method: 'POST',
    path: '/api/user/v1/profile',
    body,
    bytes: new TextEncoder().encode(body).length,
    slots: [],
    eventsOf: [],
  });
});

test('the documented answer, and custom identifiers in either form', () => {
  const documented =
    '{"attributes":{"email":"example@useinsider.com","name":"John","surname":"Doe","iid":"insider-id-user-1"},"quota":{"cost":2.5,"used":2.5,"total":1000}}';
  expect(readProfileAnswer(answer(200, documented))).toMatchObject({
    kind: 'found',
    identifiers: { email: 'example@useinsider.com' },
  });
  expect(
    readProfileAnswer(
      answer(
        200,
        '{"attributes":{"uuid":1042,"c_crm_id":"C-1","custom":{"card":"K"},"pn":"+905321112233","em":null}}',
      ),
    ),
  ).toEqual({
    kind: 'found',
    identifiers: { uuid: '1042', 'custom.crm_id': 'C-1', 'custom.card': 'K', phone_number: '+905321112233' },
  });
});

test.each([
  [404, '{"error":"no such user for these identifiers: no data"}', 'nobody', 'profile_unknown'],
  [404, 'not found', 'credentials', 'endpoint_unknown'],
  [403, '{"success":false,"message":"Access Denied."}', 'credentials', 'credentials_refused'],
  [429, '{"error":"rejected: too many requests"}', 'transient', 'rate_limited'],
  [500, '', 'transient', 'insider_unavailable'],
  [400, '{"error":"bad request"}', 'refused', 'request_refused'],
  [200, '<html>', 'refused', 'answer_unreadable'],
])('%i %s', (status, body, kind, code) => {
  const read = readProfileAnswer(answer(status, body));
  expect(read.kind === 'trouble' ? read.answer : read).toMatchObject({ kind, issue: { code } });
});

test('what the request says itself stands', () => {
  const reading = readHook({ attrs: { email: 'a@b.de' }, insider_id: 'in-1' });
  expect(withIdentifiers(reading, { email: 'old@b.de', uuid: '7' }).identifiers).toEqual({
    email: 'a@b.de',
    uuid: '7',
  });
});
