import { expect, it } from 'vitest';
import { consentDiffers, extraChange, extraCount, extraOf } from './extra.ts';

const base = { requires: ['marketing', 'analytics'] as const };
const held = { requires: [...base.requires] };

it('the order of purposes says nothing', () => {
  expect(extraCount(held, { requires: ['analytics', 'marketing'], why: '' })).toBe(0);
  expect(extraCount(held, { requires: ['analytics', 'functional'], why: '' })).toBe(1);
  expect(consentDiffers(held, { requires: ['marketing'] })).toEqual(['Consent']);
});

it('a change says only what is new, and a reason without spaces around it', () => {
  expect(extraChange(held, extraOf(held))).toEqual({ requires: undefined, summary: undefined });
  expect(extraChange(held, { requires: [], why: ' asked by legal ' })).toEqual({
    requires: [],
    summary: 'asked by legal',
  });
});
