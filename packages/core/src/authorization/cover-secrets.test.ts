import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverOf, COVERED } from './cover-secrets.ts';

const secret = fc.stringMatching(/^[A-Za-z0-9+/=_-]{8,40}$/);
const around = fc.stringMatching(/^[ -~]{0,30}$/);

describe('covering the secrets of an integration', () => {
  it('leaves nothing of a secret, of one in a line of headers, or of what follows its scheme', () => {
    fc.assert(
      fc.property(secret, secret, secret, around, around, (key, shop, token, before, after) => {
        const cover = coverOf({
          api_key: key,
          headers: `X-Shop: ${shop}\nAuthorization: Bearer ${token}`,
        });
        const echoed = JSON.stringify({ headers: { a: key, b: shop, c: `Bearer ${token}` }, before, after });
        const covered = cover(`${before}${echoed}?key=${encodeURIComponent(token)}${after}`);
        for (const value of [key, shop, token]) expect(covered).not.toContain(`"${value}"`);
        expect(covered).toContain(COVERED);
        for (const value of [key, shop, token])
          if (!`${before}${after}`.includes(value)) expect(covered).not.toContain(value);
      }),
    );
  });

  it('leaves everything else as it is, also what only stands beside a secret', () => {
    const cover = coverOf({ api_key: 'account-key', headers: 'X-Kind: shop' });
    const text = '{"x-partner-name":"shop","content-type":"application/json","user":"ada"}';
    expect(cover(text)).toBe(text);
    expect(coverOf({})(text)).toBe(text);
  });
});
