import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

/** What a page pays for the browser SDK: the built script, gzipped. */
const MOST_BYTES = 8_000;

function packedBytes(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

describe('the size of the browser SDK', () => {
  it('is within its budget, and that of a script', () => {
    const size = packedBytes(join(import.meta.dirname, '../../packages/sdk/dist/causeway.js'));
    expect(size).toBeLessThanOrEqual(MOST_BYTES);
    expect(size).toBeGreaterThan(2_000);
  });

  it('is seen when it is not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'causeway-sdk-size-'));
    try {
      writeFileSync(join(folder, 'causeway.js'), randomBytes(MOST_BYTES));
      expect(packedBytes(join(folder, 'causeway.js'))).toBeGreaterThan(MOST_BYTES);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
