import { describe, expect, test } from 'vitest';
import { attentionOf, type IntegrationFacts, type WorkspaceFacts } from './attention.ts';

const NOW = 1_000_000_000;
const FINE: IntegrationFacts = {
  id: 1,
  name: 'Main',
  paused: false,
  pause: undefined,
  failing: false,
  parked: 0,
  deadLetters: 0,
  deadSince: undefined,
  oldestAt: undefined,
  identitiesRefused: 0,
};

const look = (integration: Partial<IntegrationFacts>, workspace: Partial<WorkspaceFacts> = {}) =>
  attentionOf({
    now: NOW,
    anyEvent: true,
    refusedLastHour: 0,
    openConflicts: 0,
    integrations: [{ ...FINE, ...integration }],
    ...workspace,
  });
const codes = (...args: Parameters<typeof look>): readonly string[] => look(...args).map(({ code }) => code);

describe('attention', () => {
  test('nobody is bothered when all is well', () => {
    expect(look({ oldestAt: NOW - 300_000, parked: 99 })).toEqual([]);
  });

  test('no_integration and no_event_yet say how to begin', () => {
    expect(codes({}, { integrations: [], anyEvent: false })).toEqual(['no_integration', 'no_event_yet']);
    expect(codes({}, { anyEvent: false })).toEqual(['no_event_yet']);
  });

  test('integration_paused says why, since when, and what to do', () => {
    const pause = { code: 'credentials_refused', message: 'The key is refused.', hint: 'Mend it.', at: 5 };
    expect(look({ paused: true, pause })).toEqual([
      {
        code: 'integration_paused',
        level: 'error',
        message: 'The key is refused.',
        hint: 'Mend it.',
        integration: { id: 1, name: 'Main' },
        count: undefined,
        since: 5,
      },
    ]);
    expect(look({ paused: true, pause: { ...pause, code: 'paused_by_hand' } })).toMatchObject([
      { level: 'warning' },
    ]);
    expect(look({ paused: true })).toMatchObject([{ level: 'warning' }]);
  });

  test('destination_failing: the breaker is open, or many are parked; not while it is paused', () => {
    expect(codes({ failing: true })).toEqual(['destination_failing']);
    expect(look({ parked: 100, oldestAt: 7 })).toMatchObject([
      { code: 'destination_failing', level: 'error', count: 100, since: 7 },
    ]);
    expect(codes({ failing: true, parked: 500, paused: true })).toEqual(['integration_paused']);
  });

  test('dead_letters counts them, paused or not', () => {
    const pause = { code: 'paused_by_hand', message: 'Paused by hand.', at: 5 };
    expect(look({ deadLetters: 3, deadSince: 9, paused: true, pause })).toMatchObject([
      { code: 'integration_paused' },
      { code: 'dead_letters', count: 3, since: 9 },
    ]);
  });

  test('messages_late after five minutes, unless it is paused or known to fail', () => {
    expect(look({ oldestAt: NOW - 300_001 })).toMatchObject([
      { code: 'messages_late', since: NOW - 300_001 },
    ]);
    expect(codes({ oldestAt: 0, paused: true })).toEqual(['integration_paused']);
    expect(codes({ oldestAt: 0, failing: true })).toEqual(['destination_failing']);
  });

  test('identity_conflicts count, and are less urgent than what fails', () => {
    expect(codes({ parked: 100, oldestAt: NOW - 300_001 }, { openConflicts: 3 }).at(-1)).toBe(
      'identity_conflicts',
    );
    expect(look({}, { openConflicts: 3 })).toMatchObject([{ code: 'identity_conflicts', count: 3 }]);
  });

  test('events_refused and identities_refused count', () => {
    expect(look({ identitiesRefused: 2 }, { refusedLastHour: 4 })).toMatchObject([
      { code: 'events_refused', count: 4, integration: undefined },
      { code: 'identities_refused', count: 2, integration: { id: 1 } },
    ]);
  });

  test('the most urgent comes first, whichever integration it is about', () => {
    const integrations = [
      { ...FINE, deadLetters: 1, oldestAt: 0 },
      { ...FINE, id: 2, failing: true },
    ];
    const all = attentionOf({
      now: NOW,
      anyEvent: false,
      refusedLastHour: 1,
      openConflicts: 0,
      integrations,
    });
    expect(all.map(({ code }) => code)).toEqual([
      'destination_failing',
      'dead_letters',
      'messages_late',
      'events_refused',
      'no_event_yet',
    ]);
  });
});
