import { expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

it('takes where browsers find the hub, as an address and nothing below it', () => {
  const url = (value: string): URL | undefined => readConfig({ CAUSEWAY_PUBLIC_URL: value }).publicUrl;
  expect(readConfig({}).publicUrl).toBeUndefined();
  expect(url('https://hub.example')?.origin).toBe('https://hub.example');
  expect(url('http://hub.example:8080/')?.origin).toBe('http://hub.example:8080');
  for (const value of [
    'hub.example',
    'ftp://hub.example',
    'https://hub.example/console',
    'https://hub.example/?x',
    'https://ada:x@hub.example',
    'https://hub.example/#x',
  ])
    expect(() => url(value), `for ${value}`).toThrow(ConfigError);
});

it('keeps who changed what for a good year unless told otherwise', () => {
  expect(readConfig({}).auditDays).toBe(400);
  expect(readConfig({ CAUSEWAY_AUDIT_DAYS: '30' }).auditDays).toBe(30);
});

it('gives browsers an id with the pixel only, unless told otherwise', () => {
  expect(readConfig({}).visitorCookie).toBe('pixel');
  expect(readConfig({ CAUSEWAY_VISITOR_COOKIE: 'same-site' }).visitorCookie).toBe('same-site');
  expect(() => readConfig({ CAUSEWAY_VISITOR_COOKIE: 'yes' })).toThrow(/off, pixel, same-site/);
});
