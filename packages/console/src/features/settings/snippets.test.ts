import { expect, it } from 'vitest';
import { snippetsFor, submitLine } from './snippets.ts';

it('puts the key and the address of this hub into every snippet', () => {
  for (const { code } of snippetsFor('https://hub.example', 'cwk_1')) {
    expect(code).toContain('cwk_1');
    expect(code).toContain('https://hub.example');
  }
});

it('submits an event to this hub, with the key', () => {
  expect(submitLine('https://hub.example', 'cwa_1')).toContain("'https://hub.example/events?api_key=cwa_1'");
});
