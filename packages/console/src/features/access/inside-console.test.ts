import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insideConsole } from './inside-console.ts';

describe('where one comes back to', () => {
  it('is the page that asked, with what it showed', () => {
    expect(insideConsole('/live?type=Order%20Completed#x')).toBe('/console/live?type=Order%20Completed#x');
    expect(insideConsole('/integrations/1/logs')).toBe('/console/integrations/1/logs');
  });

  it('is the overview when there is none, or when it would ask again', () => {
    for (const from of [undefined, '', '/', '/sign-in', '/sign-in?from=/live', '/setup', '/invitation/'])
      expect(insideConsole(from)).toBe('/console/overview');
  });

  it('is never outside the console', () => {
    for (const from of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      '\\\\evil.example',
      '/../evil',
      '/%2e%2e/evil',
      'javascript:alert(1)',
      '/\t/evil.example',
      '@evil.example',
    ]) {
      const url = new URL(insideConsole(from), 'https://hub.example');
      expect(url.origin).toBe('https://hub.example');
      expect(url.pathname.startsWith('/console/')).toBe(true);
    }
    fc.assert(
      fc.property(fc.string(), (from) => {
        const url = new URL(insideConsole(from), 'https://hub.example');
        expect(url.origin).toBe('https://hub.example');
        expect(url.pathname.startsWith('/console/')).toBe(true);
      }),
    );
  });
});
