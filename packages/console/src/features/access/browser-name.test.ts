import { expect, it } from 'vitest';
import { browserName } from './browser-name.ts';

it('names the browser and the system', () => {
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
  expect(browserName(`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/140.0 Safari/537.36`)).toBe(
    'Chrome on Linux',
  );
  expect(browserName(`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/140.0 Safari/537.36 Edg/140.0`)).toBe(
    'Edge on Windows',
  );
  expect(browserName('Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/19 Safari/605')).toBe(
    'Safari on macOS',
  );
  expect(browserName('Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
    'Firefox on Windows',
  );
  expect(browserName('curl/8.5.0')).toBe('curl');
  expect(browserName('')).toBe('An unknown browser');
  expect(browserName('Something/1')).toBe('Something/1');
});
