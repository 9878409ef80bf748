import { expect, it } from 'vitest';
import { countdownText } from './countdown-text.ts';

it('counts in minutes and seconds', () => {
  expect([0, 5, 65, 900].map(countdownText)).toEqual(['0:00', '0:05', '1:05', '15:00']);
});
