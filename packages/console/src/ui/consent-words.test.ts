import { SUBJECTS } from '@causeway/core/consent/consent';
import { expect, it } from 'vitest';
import { listed, saidOf, subjectLabel, SUBJECT_WORDS, subjectsText } from './consent-words.ts';

it('every subject has its words, and none other', () => {
  expect(Object.keys(SUBJECT_WORDS)).toEqual([...SUBJECTS]);
  expect(subjectLabel('whatsapp')).toBe('WhatsApp');
  expect(subjectLabel('fax')).toBe('fax');
});

it('subjects stand in a sentence as a person writes them', () => {
  expect(subjectsText([])).toBe('');
  expect(subjectsText(['marketing'])).toBe('marketing');
  expect(subjectsText(['analytics', 'marketing', 'sms'])).toBe('analytics, marketing and SMS');
  expect(subjectsText(['email', 'whatsapp'])).toBe('e-mail and WhatsApp');
  expect(listed(['a', 'b'])).toBe('a and b');
});

it('nothing said is not a refusal', () => {
  expect([true, false, null].map(saidOf)).toEqual(['given', 'refused', 'never asked']);
});
