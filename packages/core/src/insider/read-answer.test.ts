import { describe, expect, test } from 'vitest';
import type { Answer, HttpAnswer, PlannedRequest } from '../delivery/destination.ts';
import type { Json } from '../result/json.ts';
import { newIdentifier } from './read-identity.ts';
import { readAnswer } from './read-answer.ts';
import { retryAfterMs } from '../delivery/retry-after.ts';
import { identityMoveRequest } from './requests.ts';

const upsert: PlannedRequest = {
  operation: 'upsert',
  method: 'POST',
  path: '/api/user/v1/upsert',
  body: '{}',
  bytes: 2,
  slots: [0, 1, 1],
  eventsOf: [[11, 12, 12], [], [21]],
};
const remove: PlannedRequest = { ...upsert, operation: 'attribute_delete' };
const move = identityMoveRequest(
  { key: 'custom.loyalty_id', from: 'K-1', to: 'K-2' },
  { identifiers: { 'custom.loyalty_id': 'K-1' }, attributes: {}, custom: {} },
);

const answer = (status: number, body: Json | string, headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const failing = (errors: Record<string, string[]>, count = 1): Json => ({
  data: { successful: {}, fail: { count, errors } },
});
const outline = (read: Answer): unknown =>
  read.kind === 'accepted'
    ? read.failures.map(({ slot, issue, events }) => [slot, issue.code, events])
    : [read.kind, read.issue.code];

describe('an upsert answered with 200', () => {
  test('is accepted when nobody failed', () => {
    expect(
      outline(readAnswer(upsert, answer(200, { data: { successful: { count: 3 }, fail: {} } }))),
    ).toEqual([]);
  });

  test('lands complaints about events on their messages', () => {
    const errors = {
      'users.0.events.2.event_params.*.required': ['unit_sale_price parameter is required on purchase event'],
      'users.2.events.0.event_name.*.regexp(^[a-z0-9][a-zA-Z0-9._-]*$)': ['invalid event name: homepageView'],
    };
    expect(outline(readAnswer(upsert, answer(200, failing(errors, 2))))).toEqual([
      [0, 'rejected_purchase_params', [12]],
      [2, 'rejected_event_name', [21]],
    ]);
  });

  test.each([
    [
      'users.1.identifiers.required',
      'either insider_id or idenifiers must be specified',
      'rejected_identifiers',
    ],
    ['users.1.identifiers.*.regexp(^.+@.+\\..+$)', 'not a valid email address: x', 'rejected_email'],
    [
      'users.1.identifiers.*.regexp(^\\+[1-9]\\d{6,14}$)',
      'user has an invalid phone number: 1',
      'rejected_phone',
    ],
    [
      'users.1.identifiers.value[*].regexp(^\\+[1-9]\\d{5,15}$)',
      'invalid phone number: 11111111',
      'rejected_phone',
    ],
    ['users.1.identifiers.*.type(string)', 'uuid must be string: 12345', 'rejected_uuid'],
    [
      'users.1.identifiers.*.in(defaults_column)',
      'key must be one of phone_number(pn), email(em) or uuid',
      'rejected_identifier_key',
    ],
    ['users.1.attributes.age.type(number)', 'age must be number', 'rejected'],
  ])('lands %s on the record', (key, message, code) => {
    const read = readAnswer(upsert, answer(200, failing({ [key]: [message] })));
    expect(outline(read)).toEqual([[1, code, []]]);
    expect(read.kind === 'accepted' && read.failures[0]?.issue.message).toContain(message);
  });

  test('a record with a complaint of its own is refused as a whole', () => {
    const errors = {
      'users.0.events.0.event_params.*.required': ['a'],
      'users.0.identifiers.required': ['b'],
    };
    expect(outline(readAnswer(upsert, answer(200, failing(errors))))).toEqual([
      [0, 'rejected_identifiers', []],
    ]);
  });

  test('failures that cannot be told apart split the request', () => {
    expect(outline(readAnswer(upsert, answer(200, failing({}, 2))))).toEqual([
      'refused',
      'failures_unattributed',
    ]);
    expect(
      outline(readAnswer(upsert, answer(200, failing({ 'users.9.identifiers.required': ['x'] })))),
    ).toEqual(['refused', 'failures_unattributed']);
  });

  test.each(['', '<html>OK</html>', '{}', '[]', '{"data":1}'])('is no acceptance when it says %j', (body) => {
    expect(outline(readAnswer(upsert, answer(200, body)))).toEqual(['refused', 'answer_unreadable']);
  });

  test('an attribute delete may answer {}', () => {
    expect(outline(readAnswer(remove, answer(200, {})))).toEqual([]);
    expect(
      outline(readAnswer(remove, answer(200, failing({ 'users.0.identifiers.required': ['x'] })))),
    ).toEqual([[0, 'rejected_identifiers', []]]);
  });
});

describe('other answers', () => {
  test.each<[number, Json | string, string, string]>([
    [429, { error: 'rejected: too many requests' }, 'transient', 'rate_limited'],
    [
      403,
      {
        meta: 'x',
        message: 'Too many attempts, please slow down the request. 30 Requests/minute is allowed.',
      },
      'transient',
      'rate_limited',
    ],
    [
      500,
      { success: false, message: 'The request processing has failed because of an unknown error.' },
      'transient',
      'insider_unavailable',
    ],
    [503, '', 'transient', 'insider_unavailable'],
    [520, '<html>', 'transient', 'insider_unavailable'],
    [408, '', 'transient', 'insider_unavailable'],
    [0, '', 'transient', 'insider_unavailable'],
    [
      403,
      { success: false, message: 'Access Denied. You do not have sufficient access to perform this action.' },
      'credentials',
      'credentials_refused',
    ],
    [
      401,
      { success: false, message: 'Partner token authentication failed.' },
      'credentials',
      'credentials_refused',
    ],
    [403, { error: 'Invalid api key' }, 'credentials', 'credentials_refused'],
    [
      400,
      { success: false, message: 'Access Denied. You do not have sufficient access to perform this action.' },
      'credentials',
      'credentials_refused',
    ],
    [400, { success: false, message: 'Partner is invalid.' }, 'credentials', 'partner_name_refused'],
    [404, '<html>', 'credentials', 'endpoint_unknown'],
    [302, '', 'credentials', 'endpoint_unknown'],
    [400, { error: 'users must be defined: bad request' }, 'refused', 'request_refused'],
    [
      400,
      { error: 'request body is bigger than maximum allowed size 5,000,000 bytes' },
      'refused',
      'request_too_large',
    ],
    [
      400,
      { success: false, message: 'The request is denied. More than 10000 records were sent.' },
      'refused',
      'request_too_large',
    ],
    [422, '', 'refused', 'request_refused'],
  ])('%i %j is %s', (status, body, kind, code) => {
    expect(outline(readAnswer(upsert, answer(status, body)))).toEqual([kind, code]);
  });

  test('a wait is taken from Retry-After, at most an hour', () => {
    expect(readAnswer(upsert, answer(429, '', { 'Retry-After': '30' }))).toMatchObject({
      retryAfterMs: 30_000,
    });
    expect(retryAfterMs({ 'retry-after': '99999' })).toBe(3_600_000);
    expect(
      retryAfterMs({ 'retry-after': 'Sat, 21 Nov 2026 10:01:00 GMT', date: 'Sat, 21 Nov 2026 10:00:00 GMT' }),
    ).toBe(60_000);
    expect(retryAfterMs({ 'retry-after': 'soon' })).toBeUndefined();
    expect(retryAfterMs({})).toBeUndefined();
  });
});

describe('an identifier change', () => {
  test.each<[number, Json, unknown]>([
    [200, {}, []],
    [400, { error: 'identifier values are the same: bad request' }, []],
    [404, { error: 'no such user for these identifiers: no data' }, []],
    [
      400,
      { error: 'new identifier already has a user assigned to it: bad request' },
      ['conflict', 'identity_conflict'],
    ],
    [400, { error: 'no valid identifier: bad request' }, ['conflict', 'identity_not_enabled']],
    [
      400,
      { error: 'there must be exactly 1 entry for both new and old identifiers: bad request' },
      ['refused', 'request_refused'],
    ],
    [404, { error: 'not found' }, ['credentials', 'endpoint_unknown']],
  ])('%i %j', (status, body, expected) => {
    expect(outline(readAnswer(move, answer(status, body)))).toEqual(expected);
  });

  test('a conflict names the identifier and its value', () => {
    expect(newIdentifier(move.body)).toEqual({ key: 'custom.loyalty_id', value: 'K-2' });
    expect(newIdentifier('nonsense')).toEqual({ key: '', value: '' });
    const read = readAnswer(
      move,
      answer(400, { error: 'new identifier already has a user assigned to it: bad request' }),
    );
    expect(read).toMatchObject({
      issue: { field: 'custom.loyalty_id', message: expect.stringContaining('K-2') as string },
    });
  });
});
