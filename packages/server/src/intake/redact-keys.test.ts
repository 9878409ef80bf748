import { expect, test } from 'vitest';
import { redactKeys } from './redact-keys.ts';

test('keys are taken out wherever they stand, the rest stays', () => {
  const body =
    '{"writeKey": "anything\\"at all","batch":[{"note":"cwk_abcdefghijkl in a text","userId":"u"}],"API_KEY":"x"}';
  expect(redactKeys(body)).toBe(
    '{"writeKey": "[redacted]","batch":[{"note":"[redacted] in a text","userId":"u"}],"API_KEY":"[redacted]"}',
  );
});

test('a long hostile text is read in linear time', () => {
  const text = `"token":"${'\\'.repeat(200_000)}`;
  expect(redactKeys(text)).toBe(text);
});
