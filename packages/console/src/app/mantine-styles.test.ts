import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

const styles = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles/Text.css'));

it('the styles of every component that is used are loaded', () => {
  const loaded = readFileSync(join(import.meta.dirname, 'mantine.css'), 'utf8');
  const used = new Set<string>();
  for (const file of globSync('../**/*.tsx', { cwd: import.meta.dirname })) {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8');
    for (const [, names = ''] of text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g))
      for (const name of names.split(',')) used.add(name.trim().split(' ')[0] ?? '');
  }
  expect(used.size).toBeGreaterThan(20);
  const missing = [...used].filter(
    (name) => existsSync(join(styles, `${name}.css`)) && !loaded.includes(`/styles/${name}.css`),
  );
  expect(missing).toEqual([]);
});
