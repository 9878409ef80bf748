import { DEFAULT_SETTINGS } from '@causeway/core/insider/settings/defaults';
import { expect, it } from 'vitest';
import { eventsByTarget, mappedEvents, sentWords } from './variant-words.ts';

it('an event has one mapping, its own before a ready-made one', () => {
  const own = {
    event: 'Order Completed',
    to: 'bought',
    rows: [],
    otherParams: 'drop',
    emptyLines: 'order',
  } as const;
  const mapped = mappedEvents({ ...DEFAULT_SETTINGS, events: [own] });
  expect(mapped.filter(({ from }) => /order.completed/i.test(from))).toEqual([
    { from: 'Order Completed', to: 'bought', perLine: false },
  ]);
});

it('says what a completed order becomes, and what is left out', () => {
  const words = sentWords({
    ...DEFAULT_SETTINGS,
    orderCompletedAs: 'confirmation_page_view',
    otherEvents: 'skip',
    otherTraits: 'drop',
  }).join(' ');
  expect(words).toContain('confirmation_page_view');
  expect(words).toContain('are not sent');
  expect(words).toContain('others are left out');
  expect(
    mappedEvents({ ...DEFAULT_SETTINGS, orderCompletedAs: 'confirmation_page_view' }).map(({ to }) => to),
  ).not.toContain('purchase');
});

it('lists every event once, below what it becomes', () => {
  const listed = eventsByTarget(DEFAULT_SETTINGS).flatMap(({ from }) => from);
  expect(listed.toSorted()).toEqual(
    mappedEvents(DEFAULT_SETTINGS)
      .map(({ from }) => from)
      .toSorted(),
  );
  expect(eventsByTarget({ ...DEFAULT_SETTINGS, presets: ['segment'] })[0]).toMatchObject({
    to: 'product_detail_page_view',
    perLine: false,
  });
});

it('nothing is ready-made without a preset', () => {
  expect(sentWords({ ...DEFAULT_SETTINGS, presets: [] })).toContain('Events: none has a ready-made mapping.');
});
