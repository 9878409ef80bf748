import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

/** What a browser must have before it shows the first screen: scripts and styles that the page names, gzipped. */
const MOST_BYTES = 180_000;

function shellBytes(folder: string): number {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = new Set([...page.matchAll(/assets\/[^"']+/g)].map(([name]) => name));
  expect(files.size).toBeGreaterThan(0);
  return [...files].reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
    0,
  );
}

describe('the size of the console’s shell', () => {
  it('is within its budget', () => {
    expect(shellBytes(join(import.meta.dirname, '../../packages/console/dist'))).toBeLessThanOrEqual(
      MOST_BYTES,
    );
  });

  it('is seen when it is not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-size-'));
    try {
      mkdirSync(join(folder, 'assets'));
      writeFileSync(join(folder, 'index.html'), '<script src="/console/assets/big.js"></script>');
      writeFileSync(join(folder, 'assets/big.js'), randomBytes(MOST_BYTES));
      expect(shellBytes(folder)).toBeGreaterThan(MOST_BYTES);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
