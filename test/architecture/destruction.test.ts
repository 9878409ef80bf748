import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { destroysPeople } from '@causeway/core/custom/destroys';
import { checkSettings } from '@causeway/core/insider/settings/check';
import { insiderErasing } from '@causeway/core/insider/erase-user';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = globSync('packages/{core,server,cli,jsonnet}/src/**/*.ts', { cwd: ROOT }).filter(
  (file) => !/\.test\.ts$|\/testing\//.test(file),
);
const having = (pattern: RegExp): readonly string[] =>
  SOURCES.filter((file) =>
    pattern.test(readFileSync(`${ROOT}${file}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
  ).toSorted();

/** Promise 9: destruction is deliberate. */
describe('deleting people', () => {
  it('is written in one place, and planned and sent by nobody but who carries out an erasure', () => {
    expect(SOURCES.length).toBeGreaterThan(300);
    expect(having(/user\/v\d\/delete|\/anonymi[sz]e/)).toEqual([
      'packages/core/src/insider/erase-user.ts',
      // A warning in the text of a recipe: what it is about is refused as an address.
      'packages/server/src/features/templates/recipes.data.ts',
    ]);
    expect(having(/insiderErasing/)).toEqual([
      'packages/core/src/insider/erase-user.ts',
      'packages/core/src/insider/kind.ts',
    ]);
    expect(having(/\berasing\.plan\(|\.erase\??\.plan\(|\berase\.plan\(/)).toEqual([
      'packages/server/src/features/erasures/describe-erasure.ts',
    ]);
    expect(having(/\beraseAt\(/)).toEqual(['packages/server/src/workers/erase.ts']);
  });

  it('has a path that no typed address may lead to', () => {
    const customer = { id: 'u1', attributes: {}, anonymous: false, anonymousIds: [] } as never;
    const [request] = insiderErasing.plan({}, { customer, shadows: [] });
    expect(request?.path).toBeDefined();
    for (const host of ['https://unification.useinsider.com', 'https://proxy.example.com/x'])
      expect([host, destroysPeople(host + (request?.path ?? ''))]).toEqual([host, true]);
    for (const tail of ['?', '#', '/?x=', ''])
      expect(
        checkSettings({ baseUrl: `https://unification.useinsider.com${request?.path}${tail}` }).issues.map(
          ({ field }) => field,
        ),
      ).toContain('baseUrl');
  });
});
