import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readConfig } from '@causeway/server/app/config';
import { allPages, page } from './pages.ts';

/** Every setting that the hub asks for, as it is asked for: without `_FILE`. */
function asked(): ReadonlySet<string> {
  const names = new Set<string>();
  const env = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get: (_, name) => {
        names.add(String(name).replace(/_FILE$/, ''));
        return undefined;
      },
    },
  );
  readConfig(env);
  return names;
}

/** Those of runs by hand: `process.env['CAUSEWAY_…']` in a test, a tool or a measurement. */
function ofTests(): readonly string[] {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  return globSync(['test/**/*.ts', 'tools/**/*.ts', 'bench/{,src/**/}*.ts'], { cwd: root }).flatMap((path) =>
    [...readFileSync(root + path, 'utf8').matchAll(/process\.env(?:\.|\[')(CAUSEWAY_[A-Z_]+)/g)].map(
      ([, name = '']) => name,
    ),
  );
}

function named(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\bCAUSEWAY_[A-Z_]*[A-Z]/g)].map(([name]) => name.replace(/_FILE$/, '')));
}

describe('settings', () => {
  it('of the hub are all in docs/operations/settings.md, and no others', () => {
    const rows = [...page('docs/operations/settings.md').text.matchAll(/^\| `(CAUSEWAY_[A-Z_]+)`/gm)];
    expect(rows.map(([, name]) => name).toSorted()).toEqual([...asked()].toSorted());
  });

  it('that pages name are settings that there are', () => {
    const known = new Set([...asked(), ...ofTests()]);
    const unknown = allPages().flatMap(({ path, text }) =>
      [...named(text)].filter((name) => !known.has(name)).map((name) => `${path}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('are all in the help of "causeway start"', () => {
    const usage = readFileSync(new URL('../../packages/cli/src/usage.ts', import.meta.url), 'utf8');
    expect([...named(usage)].toSorted()).toEqual([...asked()].toSorted());
  });

  it('have the defaults that the page says', () => {
    const config = readConfig({});
    const table = page('docs/operations/settings.md').text;
    for (const [name, value] of [
      ['CAUSEWAY_DATA', config.dataFolder],
      ['CAUSEWAY_HOST', config.host],
      ['CAUSEWAY_PORT', config.port],
      ['CAUSEWAY_LOG_LEVEL', config.logLevel],
      ['CAUSEWAY_LOG_DAYS', config.logDays],
      ['CAUSEWAY_EVENT_DAYS', config.eventDays],
      ['CAUSEWAY_HELD_DAYS', config.heldDays],
      ['CAUSEWAY_AUDIT_DAYS', config.auditDays],
      ['CAUSEWAY_VISITOR_COOKIE', config.visitorCookie],
    ] as const)
      expect(table).toMatch(new RegExp(`\`${name}\` *\\| \`${value}\` *\\|`));
  });
});
