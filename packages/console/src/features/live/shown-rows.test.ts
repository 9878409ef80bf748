import type { Fate } from '@causeway/contract/live';
import { expect, it } from 'vitest';
import type { LiveRow } from './live-rows.ts';
import { shownRows } from './shown-rows.ts';

const fate = (integration: number, state: Fate['state'], missing: readonly string[] = []): Fate => ({
  integration: { id: integration, name: `I${integration}` },
  state,
  reason: null,
  status_code: null,
  identifier: null,
  log_id: null,
  at: null,
  missing_consent: [...missing],
  issues: [],
});
const event = (id: number, ...fates: Fate[]): LiveRow => ({
  kind: 'event',
  key: `event ${id}`,
  id,
  type: 'Seen',
  customer: { id: 'ada', name: null },
  source: { id: 1, name: null },
  message_id: 'm',
  timestamp: '',
  received_at: '',
  data: {},
  context: {},
  fates,
});
const ROWS: readonly LiveRow[] = [
  event(1, fate(1, 'delivered'), fate(2, 'buried')),
  event(2, fate(1, 'waiting')),
  event(3, fate(1, 'skipped', ['marketing'])),
  event(4),
  { kind: 'left_out', key: 'gap', count: 3 },
];
const ids = (integration?: string, state?: string): readonly string[] =>
  shownRows(ROWS, { integration, state }).map(({ key }) => key);

it('without a choice everything is shown', () => {
  expect(shownRows(ROWS, { integration: undefined, state: undefined })).toBe(ROWS);
});

it.each([
  ['1', undefined, ['event 1', 'event 2', 'event 3']],
  ['2', undefined, ['event 1']],
  [undefined, 'waiting', ['event 2']],
  ['1', 'buried', []],
  ['2', 'buried', ['event 1']],
  [undefined, 'trouble', ['event 1', 'event 3']],
  ['1', 'trouble', ['event 3']],
])('integration %s and state %s', (integration, state, keys) => {
  expect(ids(integration, state)).toEqual(keys);
});
