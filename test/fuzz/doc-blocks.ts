import { readdirSync, readFileSync } from 'node:fs';

const GUIDES = new URL('../../docs/guide/', import.meta.url);
const BLOCK = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** What stands in the fenced blocks of the guides: examples that work. */
export const DOC_BLOCKS: readonly string[] = readdirSync(GUIDES)
  .filter((name) => name.endsWith('.md'))
  .toSorted()
  .flatMap((name) => [...readFileSync(new URL(name, GUIDES), 'utf8').matchAll(BLOCK)])
  .map(([, , text = '']) => text.trim());

/** Those that are JSON objects, also as the body of a shell command. */
export const DOC_OBJECTS: readonly string[] = DOC_BLOCKS.flatMap((text) => {
  const body = /-d '(\{[\s\S]*?\})'/.exec(text)?.[1] ?? text;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? [body] : [];
  } catch {
    return [];
  }
});
