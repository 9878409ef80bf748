import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { integrationPages } from '../../tools/write-integration-docs.ts';

const FOLDER = new URL('../../docs/reference/integrations/', import.meta.url);

it('the pages are what the cards of the library say; else run node tools/write-integration-docs.ts', async () => {
  const committed = readdirSync(FOLDER).map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')]);
  expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(await integrationPages()));
});

it('the pages lead to guides that there are', async () => {
  for (const [name, text] of await integrationPages()) {
    const links = [...text.matchAll(/\]\(([^):]+)\)/g)].map(([, link = '']) => link);
    const dead = links.filter((link) => !existsSync(new URL(link, new URL(name, FOLDER))));
    expect({ name, links: links.length > 0, dead }).toEqual({ name, links: true, dead: [] });
  }
});
