import { expect, it } from 'vitest';
import { consentText, isMoving, placeText } from './way-words.ts';

it.each([
  [{ required: [], allowed: true, missing: [], decided: 'now' as const }, 'It needs no consent.'],
  [
    { required: ['marketing'], allowed: true, missing: [], decided: 'sending' as const },
    'It needs consent to marketing; nothing stood against it when it was to be sent.',
  ],
  [
    {
      required: ['marketing', 'analytics'],
      allowed: false,
      missing: ['analytics'],
      decided: 'registration' as const,
    },
    'It needs consent to marketing and analytics; analytics was not given when the event came in.',
  ],
  [
    { required: [], allowed: false, missing: [], decided: 'registration' as const },
    'Nothing is told of them when the event came in.',
  ],
])('the decision is said in a sentence', (consent, text) => {
  expect(consentText(consent)).toBe(text);
});

it.each([
  ['/integrations/3/settings?map=event%3Ax', 'Open the mapping'],
  ['/integrations/3/settings', 'Open the settings'],
  ['/integrations/3/dead-letters', 'Open the dead letters'],
  ['/integrations/3/logs', 'Open the log'],
  ['/customers/u%201', 'Open the customer'],
])('%s is called by what is there', (link, text) => {
  expect(placeText(link)).toBe(text);
});

it('only what is not ended moves by itself', () => {
  expect((['waiting', 'parked', 'held', 'delivered', 'buried'] as const).filter(isMoving)).toEqual([
    'waiting',
    'parked',
  ]);
});
