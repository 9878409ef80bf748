import type { Fate, LivePart } from '@causeway/contract/live';
import { describe, expect, it } from 'vitest';
import { continued, EMPTY, MOST_ROWS, taken, type LiveState } from './live-rows.ts';

const fate = (state: Fate['state'], integration = 1): Fate => ({
  integration: { id: integration, name: 'Insider' },
  state,
  reason: null,
  status_code: null,
  identifier: null,
  log_id: null,
  at: null,
  missing_consent: [],
  issues: [],
});
const event = (id: number, ...fates: Fate[]): LivePart => ({
  kind: 'event',
  id,
  type: 'Hello',
  customer: { id: 'me', name: null },
  source: { id: 1, name: 'Web' },
  message_id: `m${id}`,
  timestamp: '2026-01-31T12:00:00.000Z',
  received_at: '2026-01-31T12:00:00.000Z',
  data: {},
  context: {},
  fates,
});
const became = (eventId: number, one: Fate): LivePart => ({ kind: 'fate', event_id: eventId, fate: one });
const refused = (id: number): LivePart => ({
  kind: 'refused',
  id,
  source: { id: 1, name: 'Web' },
  path: '/v1/track',
  status_code: 200,
  received_at: '2026-01-31T12:00:00.000Z',
  issues: [],
});
const keys = ({ rows }: LiveState): readonly string[] => rows.map(({ key }) => key);
const states = ({ rows }: LiveState, key: string): readonly string[] =>
  rows.flatMap((row) => (row.key === key && row.kind === 'event' ? row.fates.map((one) => one.state) : []));

describe('live rows', () => {
  it('stand newest first, and say what becomes of each', () => {
    let state = taken(EMPTY, [event(1, fate('waiting')), refused(1), event(2)], false);
    expect(keys(state)).toEqual(['event 2', 'refused 1', 'event 1']);
    state = taken(
      state,
      [became(1, fate('delivered')), became(2, fate('waiting')), became(2, fate('held', 2))],
      false,
    );
    expect(states(state, 'event 1')).toEqual(['delivered']);
    expect(states(state, 'event 2')).toEqual(['waiting', 'held']);
    expect(taken(state, [{ kind: 'alive' }, became(99, fate('delivered'))], false).rows).toBe(state.rows);
  });

  it('take what one batch says of its own events', () => {
    const state = taken(EMPTY, [event(1, fate('waiting')), became(1, fate('delivered'))], false);
    expect(states(state, 'event 1')).toEqual(['delivered']);
  });

  it('are not shown twice when the stream begins again', () => {
    const first = taken(EMPTY, [event(1, fate('waiting')), event(2)], false);
    const again = taken(first, [event(1, fate('delivered')), event(2), event(3)], false);
    expect(keys(again)).toEqual(['event 3', 'event 2', 'event 1']);
    expect(states(again, 'event 1')).toEqual(['delivered']);
  });

  it('stand still on demand, count what comes, and catch up', () => {
    let state = taken(EMPTY, [event(1, fate('waiting'))], false);
    state = taken(state, [event(2), became(1, fate('delivered'))], true);
    state = taken(state, [event(2), event(3), became(2, fate('skipped')), { kind: 'alive' }], true);
    expect(keys(state)).toEqual(['event 1']);
    expect(states(state, 'event 1')).toEqual(['delivered']);
    expect(state.laterCount).toBe(2);
    state = continued(state);
    expect(keys(state)).toEqual(['event 3', 'event 2', 'event 1']);
    expect(states(state, 'event 2')).toEqual(['skipped']);
    expect(state.laterCount).toBe(0);
  });

  it('say where some were left out', () => {
    const state = taken(taken(EMPTY, [event(1)], false), [event(2), { kind: 'left_out', count: 40 }], false);
    expect(state.rows.map(({ kind }) => kind)).toEqual(['left_out', 'event', 'event']);
  });

  it('are bounded, also while they stand still', () => {
    const many = Array.from({ length: MOST_ROWS + 50 }, (_one, index) => event(index + 1));
    expect(taken(EMPTY, many, false).rows).toHaveLength(MOST_ROWS);
    const still = taken(EMPTY, many, true);
    expect([still.rows.length, still.later.length, still.laterCount]).toEqual([0, MOST_ROWS, MOST_ROWS + 50]);
    expect(continued(still).rows).toHaveLength(MOST_ROWS);
    expect(keys(continued(still))[0]).toBe(`event ${MOST_ROWS + 50}`);
  });
});
