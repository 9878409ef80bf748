import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allPages, anchorsOf, blocksOf, page, proseOf, type Page } from './pages.ts';

const ROOT = new URL('../../', import.meta.url);

/** What is wrong with the links of a page: where they lead, and why not there. */
function deadLinks(of: Page): string[] {
  const prose = proseOf(of).replaceAll(/`[^`]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? of.path : posix.normalize(posix.join(posix.dirname(of.path), path));
    if (!existsSync(fileURLToPath(new URL(target, ROOT)))) return [`${link}: there is no ${target}`];
    if (anchor === undefined) return [];
    return anchorsOf(target === of.path ? of : page(target)).has(anchor)
      ? []
      : [`${link}: ${target} has no heading #${anchor}`];
  });
}

describe('links of the documentation', () => {
  it('lead to files and headings that there are', () => {
    const pages = allPages();
    expect(pages.length).toBeGreaterThan(30);
    expect(pages.flatMap((one) => deadLinks(one).map((dead) => `${one.path}: ${dead}`))).toEqual([]);
  });

  it('are told when they do not', () => {
    const text = '# One\n[a](no.md) [b](#one) [c](#two) [d](../README.md#try-it) `[e](no.md)`\n';
    expect(deadLinks({ path: 'docs/architecture.md', text: `${text}[f](../README.md#no)` })).toEqual([
      'no.md: there is no docs/no.md',
      '#two: docs/architecture.md has no heading #two',
      '../README.md#no: README.md has no heading #no',
    ]);
  });

  it('reach every page from the index', () => {
    const seen = new Set<string>();
    const next = ['docs/README.md'];
    for (let path = next.pop(); path !== undefined; path = next.pop()) {
      if (seen.has(path) || !existsSync(fileURLToPath(new URL(path, ROOT)))) continue;
      seen.add(path);
      for (const [, link = ''] of proseOf(page(path)).matchAll(/\]\(([^)\s#]+\.md)(?:#[^)]*)?\)/g))
        if (!link.includes(':')) next.push(posix.normalize(posix.join(posix.dirname(path), link)));
    }
    const lost = allPages().filter(({ path }) => path.startsWith('docs/') && !seen.has(path));
    expect(lost.map(({ path }) => path)).toEqual([]);
  });

  it('JSON blocks are JSON', () => {
    const broken = allPages().flatMap((one) =>
      blocksOf(one).flatMap(({ language, text, line }) => {
        if (language !== 'json') return [];
        try {
          JSON.parse(text);
          return [];
        } catch (error) {
          return [`${one.path}:${line}: ${(error as Error).message}`];
        }
      }),
    );
    expect(broken).toEqual([]);
  });
});
