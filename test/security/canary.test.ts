import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canaryOf, formsOf, found, textsOf } from './canary.ts';

describe('looking for canaries', () => {
  const one = canaryOf('one');
  const key = { name: 'key', value: 'Zx9_Qk3-7LmPw2' };

  it('finds one in every form in which it could be lying about', () => {
    for (const canary of [one, key]) {
      for (const form of formsOf(canary.value))
        expect(found([canary], 'here', `before ${form} after`), `as ${form}`).toHaveLength(1);
      for (const before of ['', 'a', 'ab', 'user:', 'Bearer '])
        expect(found([canary], 'here', btoa(`${before}${canary.value} and more`))).toHaveLength(1);
    }
  });

  it('finds what is packed, wherever it begins, and nothing where there is nothing', () => {
    const packed = zstdCompressSync(`{"headers":{"x-key":"${one.value}"}}`);
    const bytes = Buffer.concat([Buffer.alloc(777, 40), packed, Buffer.alloc(5_000, 41)]);
    expect(textsOf(bytes).flatMap((text) => found([one], 'here', text))).not.toEqual([]);
    expect(found([one, key], 'here', `canary of another kind ${canaryOf('two').value}`)).toEqual([]);
  });
});
