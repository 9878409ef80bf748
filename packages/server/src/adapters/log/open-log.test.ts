import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLog } from './open-log.ts';

/** Everything by which a line could end early, or do something to whoever looks at it. */
const STEERS =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u;

let text = '';
const log = openLog('info', { write: (line) => (text += line) });

function logged(write: (to: typeof log) => void): string {
  text = '';
  write(log);
  return text;
}

describe('a line of the log', () => {
  it('is one line of JSON that says what was said, whatever that was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'binary' }),
        (name, said) => {
          const line = logged((to) => to.warn({ name, err: new Error(said), [name || 'key']: said }, said));
          expect(line.endsWith('\n')).toBe(true);
          expect(line.slice(0, -1)).not.toContain('\n');
          expect(line).not.toMatch(STEERS);
          const entry = JSON.parse(line) as { msg: string; err: { message: string } };
          expect([entry.msg, entry.err.message]).toEqual([said, said]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['an end of line', 'a\r\n{"level":50,"msg":"forged"}'],
    ['a command of a terminal', '\u001b[2J\u009b31mred'],
    ['NUL and delete', 'a\u0000b\u007f'],
    ['the other ends of lines', 'a\u2028b\u2029c\u0085d'],
    ['a turn of direction', 'a\u202ecod.exe\u2066b'],
    ['half a pair', 'a\ud800b\udc00'],
  ])('holds %s as an escape', (_name, said) => {
    const line = logged((to) => to.error({ said }, said));
    expect(line.match(/\n/g)).toHaveLength(1);
    expect(line).not.toMatch(STEERS);
    expect(JSON.parse(line)).toMatchObject({ said, msg: said });
  });

  it('is written at its level or above, and not below', () => {
    expect(logged((to) => to.info({}, 'x'))).not.toBe('');
    const lines: string[] = [];
    openLog('error', { write: (line) => lines.push(line) }).warn({}, 'x');
    expect(lines).toEqual([]);
  });
});
