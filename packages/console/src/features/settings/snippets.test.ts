import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { snippetsFor, submitLine } from './snippets.ts';

const FACTS = { origin: 'https://hub.example', key: 'cwk_1' };

it('puts the key and the address of this hub into every way to send', () => {
  const snippets = snippetsFor(FACTS);
  expect(new Set(snippets.map(({ key }) => key)).size).toBe(snippets.length);
  for (const { name, blocks } of snippets) {
    const code = blocks.map((block) => block.code).join('\n');
    expect(`${name}: ${code}`).toContain('cwk_1');
    expect(`${name}: ${code}`).toContain('https://hub.example');
  }
});

it('signs what it sends, with the secret that is given', () => {
  const script = snippetsFor({ ...FACTS, secret: "s3cr'et" }).find(({ key }) => key === 'signed')?.blocks[0]
    ?.code;
  // In place of curl stands what it was told, a word in each line.
  const told = execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }\n${script ?? ''}`], {
    encoding: 'utf8',
  });
  const words = told.split('\n');
  const header = (name: string): string =>
    words.find((word) => word.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
  const body = words[words.indexOf('--data-raw') + 1] ?? '';
  const time = header('X-Timestamp');
  expect(JSON.parse(body)).toMatchObject({ type: 'track' });
  expect(Math.abs(Number(time) - Date.now())).toBeLessThan(60_000);
  expect(header('X-Signature')).toBe(
    `sha256=${createHmac('sha256', "s3cr'et").update(`${time}.${body}`).digest('hex')}`,
  );
  expect(header('X-Write-Key')).toBe('cwk_1');
});

it('submits an event to this hub, with the key', () => {
  expect(submitLine('https://hub.example', 'cwa_1')).toContain("'https://hub.example/events?api_key=cwa_1'");
});
