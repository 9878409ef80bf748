import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);

interface Manifest {
  readonly bin?: Readonly<Record<string, string>>;
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'));
}

/** `npm ci` links a command only if its file is there, and it runs before anything is built. */
it('npx causeway works in a fresh clone', () => {
  const { bin } = json('packages/cli/package.json') as Manifest;
  const { packages } = json('package-lock.json') as { packages: Readonly<Record<string, Manifest>> };
  const file = bin?.['causeway'] ?? '';
  expect(file).not.toContain('dist/');
  expect(existsSync(new URL(file, new URL('packages/cli/', ROOT)))).toBe(true);
  // It is the lock that npm ci reads it from.
  expect(packages['packages/cli']?.bin).toEqual({ causeway: file.replace('./', '') });
});
