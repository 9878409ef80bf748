import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-program-'));

function program(source: string): Program {
  const script = join(folder, `p${Math.random()}.mjs`);
  writeFileSync(script, source);
  return new Program({ name: 'thing', script, env: { GIVEN: 'yes' } });
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Program', () => {
  it('finds a line, whether it comes before or after one asks', async () => {
    const thing = program(
      `console.log('ready on 42', process.env.GIVEN); setTimeout(() => console.log('later 43'), 100); setInterval(() => {}, 1000)`,
    );
    expect((await thing.line(/ready on (\d+) yes/))[1]).toBe('42');
    expect((await thing.line(/ready on (\d+)/))[1]).toBe('42');
    expect((await thing.line(/later (\d+)/))[1]).toBe('43');
    expect(await thing.stop()).toEqual({ code: null, signal: 'SIGTERM' });
    expect(thing.running).toBe(false);
  });

  it('says what a program wrote that ended before its line', async () => {
    const thing = program(`console.error('the port is taken'); process.exitCode = 3`);
    await expect(thing.line(/ready/)).rejects.toThrow(/the thing ended \(exit code 3\):\nthe port is taken/);
  });

  it('does not wait for ever', async () => {
    const thing = program('setInterval(() => {}, 1000)');
    await expect(thing.line(/ready/, 50)).rejects.toThrow(/did not start within 0.05 s/);
    await thing.kill();
  });

  it('ends a program that will not', async () => {
    const thing = program(
      `process.on('SIGTERM', () => {}); console.log('deaf'); setInterval(() => {}, 1000)`,
    );
    await thing.line(/deaf/);
    expect(await thing.stop(100)).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('does not hand on settings that are meant for the real hub', async () => {
    process.env['CAUSEWAY_SECRET_KEY'] = 'of the real hub';
    const thing = program(`console.log('key', process.env.CAUSEWAY_SECRET_KEY)`);
    delete process.env['CAUSEWAY_SECRET_KEY'];
    await thing.line(/key undefined/);
    await thing.exited;
  });
});
