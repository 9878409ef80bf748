import { expect, it } from 'vitest';
import { TooBusy } from '../../ports/passwords.ts';
import { createPasswords } from './passwords.ts';

const CHEAP = { log: 4, blockSize: 8, parallel: 1 };

it('keeps a password with its cost and a salt of its own, and recognises it however it was typed', async () => {
  const passwords = createPasswords();
  const stored = await passwords.hash('caf\u00e9 and more of it');
  expect(stored).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await passwords.matches('cafe\u0301 and more of it', stored)).toBe(true);
  expect(await passwords.matches('Caf\u00e9 and more of it', stored)).toBe(false);
});

it('recognises what was kept at another cost, and nothing where nothing readable is kept', async () => {
  const stored = await createPasswords(CHEAP).hash('a password');
  const passwords = createPasswords({ ...CHEAP, log: 5 });
  expect(await passwords.matches('a password', stored)).toBe(true);
  expect(await passwords.hash('a password')).not.toBe(await passwords.hash('a password'));
  for (const broken of [undefined, '', 'a password', 'scrypt$4$8$1$$', stored.slice(0, -4)])
    expect(await passwords.matches('a password', broken)).toBe(false);
});

it('takes as long when nobody is known as when somebody is', async () => {
  const passwords = createPasswords({ ...CHEAP, log: 12 });
  const stored = await passwords.hash('x');
  const time = async (kept: string | undefined): Promise<number> => {
    const began = performance.now();
    for (let turn = 0; turn < 20; turn++) await passwords.matches('y', kept);
    return performance.now() - began;
  };
  await time(stored);
  const [known, unknown] = [await time(stored), await time(undefined)];
  expect(unknown).toBeGreaterThan(known / 4);
  expect(unknown).toBeLessThan(known * 4);
});

it('looks at two at once, lets some wait, and turns the rest away', async () => {
  const passwords = createPasswords(CHEAP);
  const all = await Promise.allSettled(Array.from({ length: 40 }, () => passwords.hash('x')));
  const refused = all.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(6);
  for (const one of refused) expect((one as PromiseRejectedResult).reason).toBeInstanceOf(TooBusy);
  expect(await passwords.hash('x')).toMatch(/^scrypt/);
});
