import { expect, it } from 'vitest';
import { coveredSecrets, installCurl } from './install-curl.ts';

it('is one command, whatever stands in the body', () => {
  const line = installCurl({ origin: 'https://hub.example', path: '/v1/x', body: { name: "Ada's" } });
  expect(line.startsWith('curl -X POST https://hub.example/v1/x \\\n')).toBe(true);
  expect(line).toContain(String.raw`Ada'\''s`);
});

it('has no secret in it', () => {
  expect(coveredSecrets({ api_key: 'k-123' })).toEqual({ api_key: 'YOUR_API_KEY' });
});
