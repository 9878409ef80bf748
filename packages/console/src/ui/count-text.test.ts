import { expect, it } from 'vitest';
import { counted, countText, shortCount } from './count-text.ts';

it('writes counts for people', () => {
  expect(countText(1_243)).toBe('1,243');
  expect([999, 1_243, 3_400_000].map(shortCount)).toEqual(['999', '1.2K', '3.4M']);
  expect(counted(1, 'message')).toBe('1 message');
  expect(counted(1_000, 'message')).toBe('1,000 messages');
  expect(counted(2, 'person', 'people')).toBe('2 people');
});
