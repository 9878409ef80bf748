import { describe, expect, it } from 'vitest';
import { messages, tallyOf, tallyText } from './resent.ts';

const ending = (id: number, event_id: number, outcome: 'delivered' | 'skipped' | 'buried') => ({
  id,
  event_id,
  outcome,
});

describe('what became of messages that were sent again', () => {
  it('is counted by the latest ending of each, others do not matter', () => {
    const endings = [
      ending(9, 1, 'delivered'),
      ending(8, 2, 'buried'),
      ending(7, 1, 'buried'),
      ending(6, 99, 'delivered'),
    ];
    expect(tallyOf([1, 2, 3], 3, endings)).toEqual({ delivered: 1, skipped: 0, buried: 1, open: 1 });
  });

  it('does not wait for those that could not be sent', () => {
    expect(tallyOf([1, 2], 1, [ending(5, 1, 'delivered')]).open).toBe(0);
  });

  it('is said in words', () => {
    expect(tallyText({ delivered: 12, skipped: 0, buried: 1, open: 0 })).toBe('12 delivered, 1 buried again');
    expect(tallyText({ delivered: 0, skipped: 2, buried: 0, open: 3 })).toBe('2 skipped, 3 still on the way');
    expect(tallyText({ delivered: 0, skipped: 0, buried: 0, open: 0 })).toBe('');
  });

  it('counts messages', () => {
    expect([0, 1, 1_200].map(messages)).toEqual(['0 messages', '1 message', '1,200 messages']);
  });
});
