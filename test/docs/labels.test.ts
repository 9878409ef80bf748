import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { comingFrom, proseOf } from './pages.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Where the words of the console stand: its own sources, and the cards that its forms are drawn from. */
const WORDS = [
  'packages/console/src/**/*.{ts,tsx}',
  'packages/server/src/features/**/*.data.ts',
  'packages/core/src/**/*.ts',
];

it('what the guides print bold is written in the console', () => {
  const texts = globSync(WORDS, { cwd: ROOT })
    .filter((path) => !path.includes('.test.'))
    .map((path) => readFileSync(ROOT + path, 'utf8').replaceAll(/\s+/g, ' '));
  const written = (label: string): boolean => texts.some((text) => text.includes(label));
  const unknown = comingFrom().flatMap((guide) =>
    [...proseOf(guide).matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, bold = '']) =>
      bold
        .replaceAll(/\s+/g, ' ')
        .split(' → ')
        .filter((label) => !written(label))
        .map((label) => `${guide.path}: ${label}`),
    ),
  );
  expect(unknown).toEqual([]);
  expect(written('No label is called like this one')).toBe(false);
});
