import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSealer, sealingKey } from './sealer.ts';

describe('sealing', () => {
  const sealer = createSealer(Buffer.alloc(32, 7));

  test('opens what it sealed, for what it was sealed for', () => {
    const sealed = sealer.seal('kẹy 🔑', '1/integration:2/api_key');
    expect(sealer.open(sealed, '1/integration:2/api_key')).toBe('kẹy 🔑');
    expect(() => sealer.open(sealed, '1/integration:3/api_key')).toThrow();
    expect(() => createSealer(Buffer.alloc(32, 8)).open(sealed, '1/integration:2/api_key')).toThrow();
  });

  test('never the same bytes twice, and never readable', () => {
    const [a, b] = [sealer.seal('canary-secret', 'x'), sealer.seal('canary-secret', 'x')];
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(false);
    expect(Buffer.from(a).includes('canary')).toBe(false);
  });

  test('a changed byte is noticed', () => {
    const sealed = Buffer.from(sealer.seal('secret', 'x'));
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    expect(() => sealer.open(sealed, 'x')).toThrow();
  });
});

describe('the sealing key', () => {
  const folder = (): string => mkdtempSync(join(tmpdir(), 'causeway-key-'));

  test('is made once, for its owner only, and found again', () => {
    const file = join(folder(), 'secret.key');
    const key = sealingKey(undefined, file);
    expect(sealingKey(undefined, file).equals(key)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  });

  test.each(['short', 'a'.repeat(40), 'please-change-me-default-secret-value-00'])(
    '%s is refused',
    (given) => {
      expect(() => sealingKey(given, join(folder(), 'secret.key'))).toThrow(/random characters/);
    },
  );

  test('a damaged key file is named', () => {
    const file = join(folder(), 'secret.key');
    writeFileSync(file, 'garbage');
    expect(() => sealingKey(undefined, file)).toThrow(/damaged/);
  });
});
