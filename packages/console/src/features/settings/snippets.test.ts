import { expect, it } from 'vitest';
import { snippetsFor } from './snippets.ts';

it('puts the key and the address of this hub into every snippet', () => {
  for (const { code } of snippetsFor('https://hub.example', 'cwk_1')) {
    expect(code).toContain('cwk_1');
    expect(code).toContain('https://hub.example');
  }
});
