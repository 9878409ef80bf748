import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIBRARY } from './version.ts';

it('events name the package and its version', () => {
  const { name, version } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as typeof LIBRARY;
  expect(LIBRARY).toEqual({ name, version });
});
