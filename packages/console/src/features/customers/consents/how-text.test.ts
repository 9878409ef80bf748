import { expect, it } from 'vitest';
import { howText } from './how-text.ts';

const source = { id: 3, name: 'Web shop', kind: 'tracking' };

it('says by what a consent came, or who wrote it down', () => {
  expect(howText({ source, evidence: 'OneTrust C0004', by: null, note: null })).toBe(
    'OneTrust C0004, from Web shop',
  );
  expect(howText({ source, evidence: null, by: null, note: null })).toBe('From Web shop');
  expect(howText({ source, evidence: null, by: 'Ada', note: 'by telephone' })).toBe(
    'Written down by Ada: by telephone',
  );
  expect(howText({ source, evidence: null, by: 'Ada', note: '' })).toBe('Written down by Ada');
});
