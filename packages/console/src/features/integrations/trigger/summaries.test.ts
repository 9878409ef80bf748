import { DEFAULT_TRIGGER } from '@causeway/core/trigger/check';
import { expect, it } from 'vitest';
import { fromSettings, type JobValues } from './job-values.ts';
import { endOf, moreSummary, paceSummary, timesSummary } from './summaries.ts';

function form(change: Partial<JobValues> = {}): JobValues {
  return { ...fromSettings(DEFAULT_TRIGGER, 'Mine', 'UTC'), ...change };
}

it('says what is set where it is folded up', () => {
  expect(paceSummary(form(), 'audience_trigger')).toBe('One by one, 5 at once, 600 requests a minute.');
  expect(paceSummary(form(), 'enrichment')).toBe('One person per request, 5 at once, 600 requests a minute.');
  expect(
    paceSummary(
      form({ batch: true, batchSize: 1_000, doNotRetry: ['422', '501'], workers: '' }),
      'audience_trigger',
    ),
  ).toBe(
    'Up to 1,000 together, or those of 5 s, ? at once, 600 requests a minute, not tried again after 422, 501.',
  );
  expect(timesSummary(form())).toBe('No limit, and no quiet times.');
  expect(timesSummary(form({ limit: true, quiet: true }))).toBe(
    'At most 1,000 a day, from 00:00 (UTC). Quiet from 22:00 to 07:00 (UTC).',
  );
  expect(timesSummary(form({ limit: true, limitEvery: 'week', limitDay: '3' }))).toBe(
    'At most 1,000 a week, from Wednesday, 00:00 (UTC).',
  );
  expect(timesSummary(form({ limit: true, limitEvery: 'hour' }))).toBe('At most 1,000 an hour.');
  expect(moreSummary(form())).toBe('No free properties. People not named yet are sent too.');
  expect(moreSummary(form({ config: '{"list":1,"event":2}', insiderShape: true, anonymous: 'hold' }))).toBe(
    'Free properties: list, event, Insider shape. People not named yet wait.',
  );
});

it('knows when quiet times end', () => {
  expect(endOf('22:30', 9)).toBe('07:30');
  expect(endOf('', 9)).toBeUndefined();
  expect(endOf('22:30', Number.NaN)).toBeUndefined();
});
