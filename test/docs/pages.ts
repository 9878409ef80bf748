import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BESIDE_DOCS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];

/** A page of the documentation. */
export interface Page {
  /** From the root of the tree: `docs/guide/consent.md`. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block: ```` ```json answer ```` has the language `json` and the mark `answer`. */
export interface Block {
  readonly language: string;
  readonly mark: string;
  readonly text: string;
  /** Of the fence, counted from 1. */
  readonly line: number;
}

/** Every page below docs/, and the ones at the root. */
export function allPages(): readonly Page[] {
  const below = readdirSync(join(ROOT, 'docs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(ROOT, resolve(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return [...BESIDE_DOCS, ...below.toSorted()].map(page);
}

export function page(path: string): Page {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** The guides for who comes from another system. */
export function comingFrom(): readonly Page[] {
  return allPages().filter(({ path }) => path.startsWith('docs/guide/coming-from-'));
}

export function blocksOf({ text }: Page): readonly Block[] {
  const blocks: Block[] = [];
  let open: { fence: string; language: string; mark: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^\s*(`{3,})\s*(\S*)\s*(.*)$/.exec(line);
    if (open === undefined) {
      if (fence === null) continue;
      const [, ticks = '', language = '', mark = ''] = fence;
      open = { fence: ticks, language, mark: mark.trim(), line: index + 1, lines: [] };
    } else if (fence !== null && fence[1] === open.fence && fence[2] === '') {
      blocks.push({ language: open.language, mark: open.mark, line: open.line, text: open.lines.join('\n') });
      open = undefined;
    } else open.lines.push(line);
  }
  return blocks;
}

/** The page without its fenced blocks, line by line as long as before. */
export function proseOf({ text }: Page): string {
  let inside = false;
  return text
    .split('\n')
    .map((line) => {
      const fence = /^\s*`{3,}/.test(line);
      if (fence) inside = !inside;
      return fence || inside ? '' : line;
    })
    .join('\n');
}

/** The anchors of a page as GitHub makes them of its headings. */
export function anchorsOf(of: Page): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of proseOf(of).matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[`*]/g, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    let name = slug;
    for (let count = 1; anchors.has(name); count += 1) name = `${slug}-${count}`;
    anchors.add(name);
  }
  return anchors;
}
