import { describe, expect, it } from 'vitest';
import { jobState, periodOf } from './job-state.ts';

const NOW = Date.UTC(2026, 0, 1, 23, 30);
const FINE = { failing: false, delivered: 0 };

function job(settings: object = {}, more: object = {}): Parameters<typeof jobState>[0] {
  return {
    kind: 'audience_trigger',
    state: 'active',
    pause: null,
    settings: { url: 'https://api.example.com', audiences: ['a'.repeat(32)], ...settings },
    counts: { waiting: 3 },
    ...more,
  };
}

describe('the state of a job', () => {
  it('is running unless something holds it', () => {
    expect(jobState(job(), FINE, NOW)).toMatchObject({ kind: 'running' });
    expect(jobState(job({}, { kind: 'enrichment' }), FINE, NOW)).toMatchObject({ kind: 'running' });
  });

  it('is paused by somebody, or because it failed', () => {
    const paused = { state: 'paused', pause: { code: 'paused_by_hand' } };
    expect(jobState(job({}, paused), FINE, NOW)).toMatchObject({ kind: 'paused' });
    const failed = { state: 'paused', pause: { code: 'job_failed' } };
    expect(jobState(job({}, failed), FINE, NOW)).toMatchObject({ kind: 'failed' });
  });

  it('sleeps in its quiet times, whatever else is the matter', () => {
    const quiet = { from: '22:00', hours: 9, timeZone: 'UTC' };
    expect(jobState(job({ quiet }), { ...FINE, failing: true }, NOW)).toMatchObject({
      kind: 'sleeping',
      until: Date.UTC(2026, 0, 2, 7),
    });
    expect(jobState(job({ quiet: { ...quiet, from: '10:00' } }), FINE, NOW)).toMatchObject({
      kind: 'running',
    });
  });

  it('says that the destination fails', () => {
    expect(jobState(job(), { ...FINE, failing: true }, NOW)).toMatchObject({ kind: 'failing' });
  });

  it('sleeps when the limit is reached and something waits', () => {
    const userLimit = { users: 10, every: 'day', timeOfDay: '08:00', timeZone: 'UTC' };
    const limited = job({ userLimit });
    expect(periodOf(limited, NOW)).toEqual({
      most: 10,
      since: Date.UTC(2026, 0, 1, 8),
      until: Date.UTC(2026, 0, 2, 8),
    });
    const reached = jobState(limited, { ...FINE, delivered: 10 }, NOW);
    expect(reached).toMatchObject({ kind: 'sleeping', until: Date.UTC(2026, 0, 2, 8) });
    expect(reached.about).toContain('10 a day');
    expect(jobState(limited, { ...FINE, delivered: 9 }, NOW)).toMatchObject({ kind: 'running' });
    expect(jobState(limited, { ...FINE, delivered: undefined }, NOW)).toMatchObject({ kind: 'running' });
    const idle = job({ userLimit }, { counts: { waiting: 0 } });
    expect(jobState(idle, { ...FINE, delivered: 10 }, NOW)).toMatchObject({ kind: 'running' });
  });
});
