import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** Where texts of strangers come. The SDK reads its settings on the page of whoever wrote them. */
const ATTACKED = ['core', 'contract', 'server', 'jsonnet', 'console'];

/** What is repeated; a regular expression that goes back over one of these, from each place, takes the square of it. */
const PUMPS = [
  ...[
    '0',
    'a',
    'A',
    'x1',
    '_',
    '-',
    '.',
    '/',
    '=',
    ' ',
    '\t',
    '\n',
    '\\',
    '"',
    "'",
    ',',
    ':',
    ';',
    '(',
    '[',
    '{',
  ],
  ...[
    '<',
    '#',
    '##',
    '%',
    '%41',
    '+',
    '@',
    '*',
    '$',
    '&',
    '?',
    'é',
    '\u0000',
    '0.',
    'a.',
    'a@',
    'a-',
    'a:',
    'AA:',
  ],
  ...[
    'a ',
    ', ',
    '..',
    './',
    '../',
    '\\"',
    '000',
    'a=',
    'a/',
    '/user/v1/',
    '\u200d',
    '😀',
    '\ud800',
    'aA',
    'Aa',
  ],
];
/** What comes before and after: some of it makes a match begin, and none of it lets it end. */
const AROUND = [
  ['', ''],
  ['', '!'],
  ['', '\u0000'],
  ['"token":"', '\u0000'],
  ['https://', '!'],
  ['Bearer ', '\n'],
  ['AA:', ':'],
] as const;
const LENGTHS = [24, 12_000];
/** A machine walks over so much in less than a millisecond, unless it walks over it again and again. */
const LONG_MS = 60;

/** The text on which a regular expression takes too long, also when it is tried again; undefined when there is none. */
function weakness(pattern: string, flags: string): string | undefined {
  const regex = new RegExp(pattern, flags);
  const run = (text: string): number => {
    const began = performance.now();
    text.replace(regex, '');
    return performance.now() - began;
  };
  // The short one first: on a long one the worst of them would not end.
  for (const length of LENGTHS)
    for (const pump of PUMPS)
      for (const [before, after] of AROUND) {
        const text = before + pump.repeat(Math.ceil(length / pump.length)) + after;
        if (run(text) > LONG_MS && run(text) > LONG_MS && run(text) > LONG_MS)
          return JSON.stringify([before, pump, after]);
      }
  return undefined;
}

interface Diagnostic {
  readonly filename: string;
  readonly message: string;
}

/** All that are written down in the source, with the files that they are in. */
function literals(): ReadonlyMap<string, ReadonlySet<string>> {
  const config = join(import.meta.dirname, 'regexes.oxlintrc.json');
  const folders = ATTACKED.filter((name) => readdirSync(join(ROOT, 'packages')).includes(name));
  let text = '';
  try {
    execFileSync(
      join(ROOT, 'node_modules/.bin/oxlint'),
      ['-c', config, '--format', 'json', ...folders.map((name) => `packages/${name}/src`)],
      { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
    );
  } catch (error) {
    text = (error as { stdout: string }).stdout;
  }
  const found = new Map<string, Set<string>>();
  for (const { filename, message } of (JSON.parse(text) as { diagnostics: Diagnostic[] }).diagnostics)
    if (!/\.test\.tsx?$|\/testing\//.test(filename))
      found.set(message, (found.get(message) ?? new Set()).add(filename));
  return found;
}

describe('regular expressions', () => {
  it.each([
    String.raw`^\d+\.?\d*$`,
    String.raw`^(?:a|a)*$`,
    String.raw`\s*\n\s*`,
    String.raw`([A-Z]+)([A-Z][a-z])`,
  ])('that are too slow are found: %s', (pattern) => {
    expect(weakness(pattern, 'g')).toBeDefined();
  });

  it('of ours take no longer than their text is long', () => {
    const all = literals();
    expect(all.size).toBeGreaterThan(200);
    const weak = [...all].flatMap(([regex, files]) => {
      const end = regex.lastIndexOf('/');
      const text = weakness(regex.slice(1, end), regex.slice(end + 1));
      return text === undefined ? [] : [`${regex} on ${text} (${[...files].join(', ')})`];
    });
    expect(weak).toEqual([]);
  });
});
