import { expect, it } from 'vitest';
import { complaint, guesses } from '../../ui/log/criteria.ts';
import { parseFilterText } from '../../ui/log/filter-text.ts';
import { INBOUND_CRITERIA } from './inbound-criteria.ts';

it('the inbound log is searched by what the guide says, and takes only what the hub takes', () => {
  expect(INBOUND_CRITERIA.slice(0, 8).map(({ label }) => label)).toEqual([
    'Identifier',
    'Customer ID',
    'Request type',
    'Action',
    'Status',
    'Event',
    'Error',
    'Response body',
  ]);
  const wrong = (name: string, value: string): boolean =>
    complaint(
      INBOUND_CRITERIA.find((one) => one.name === name)!,
      value,
    ) !== undefined;
  expect(wrong('identifier', 'rcp_7') || wrong('type', 'event') || wrong('status_code', '4XX')).toBe(false);
  expect(wrong('identifier', 'dlv_7') && wrong('status', 'fine') && wrong('event_id', '0')).toBe(true);
});

it('a text is taken for what it looks like', () => {
  expect(['rcp_9', 'ignored', '401', 'u-17'].map((text) => guesses(INBOUND_CRITERIA, text)[0]?.name)).toEqual(
    ['identifier', 'status', 'status_code', 'customer_id'],
  );
  expect(parseFilterText(INBOUND_CRITERIA, 'status:error type:profile event:12').filters).toEqual({
    status: 'error',
    type: 'profile',
    event_id: '12',
  });
});
