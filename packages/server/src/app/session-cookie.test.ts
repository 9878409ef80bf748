import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sessionCookie } from './session-cookie.ts';

const cookie = sessionCookie(false);
const secret = fc.stringMatching(/^[\w-]{43}$/);
const other = fc
  .tuple(fc.stringMatching(/^[a-z_]{1,20}$/), fc.stringMatching(/^[^;]{0,30}$/))
  .filter(([name]) => name !== cookie.name)
  .map(([name, value]) => `${name}=${value}`);

it('finds its own among whatever cookies there are', () => {
  fc.assert(
    fc.property(secret, fc.array(other), fc.array(other), (mine, before, after) => {
      const header = [...before, `${cookie.name}=${mine}`, ...after].join('; ');
      expect(cookie.secretOf(header)).toBe(mine);
    }),
  );
});

it('takes nothing else for one', () => {
  fc.assert(
    fc.property(fc.array(other), (others) => {
      expect(cookie.secretOf(others.join(';'))).toBeUndefined();
    }),
  );
  for (const header of [
    undefined,
    '',
    '=',
    ';',
    'causeway_session',
    'causeway_session=',
    'causeway_session=x',
    `Xcauseway_session=${'a'.repeat(43)}`,
    `causeway_session="${'a'.repeat(43)}"`,
    `causeway_session=${'a'.repeat(44)}`,
  ])
    expect(cookie.secretOf(header), `for ${header}`).toBeUndefined();
});
