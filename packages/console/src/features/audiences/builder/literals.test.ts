import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, inUnit, listFrom, momentAt, numberLiteral, spanFrom, timeFormOf } from './literals.ts';

describe('a number', () => {
  it('is read as people type it, and what is none stays a text', () => {
    expect(['5', ' 1.5 ', '-.5', '1.', '1e3', '', 'five', '1e999'].map(numberLiteral)).toEqual([
      5,
      1.5,
      -0.5,
      1,
      1000,
      '',
      'five',
      '1e999',
    ]);
  });
});

describe('how a value is given', () => {
  it('goes by the attribute where the value fits it', () => {
    expect(formOf(5, 'number')).toBe('number');
    expect(formOf('Berlin', 'text')).toBe('text');
    expect(formOf('now-7d', 'time')).toBe('time');
    expect(formOf(true, 'truth')).toBe('truth');
    expect(formOf('', 'number')).toBe('number');
  });

  it('and shows what it is where it does not', () => {
    expect(formOf('now-7d', 'text')).toBe('raw');
    expect(formOf('yes', 'truth')).toBe('raw');
    expect(formOf(1_700_000_000_000, 'time')).toBe('raw');
    expect(formOf('anything', 'unknown')).toBe('raw');
  });
});

describe('a time', () => {
  it('is so long ago, a day, or a moment by the clocks of the workspace', () => {
    expect(timeFormOf('now-7d', 'UTC')).toEqual({ kind: 'ago', span: { count: 7, unit: 'd' } });
    expect(timeFormOf('now + 2M', 'UTC')).toEqual({ kind: 'ahead', span: { count: 2, unit: 'M' } });
    expect(timeFormOf('now', 'UTC')).toEqual({ kind: 'now' });
    expect(timeFormOf('2026-01-31', 'UTC')).toEqual({ kind: 'day', day: '2026-01-31' });
    expect(timeFormOf('2026-01-31T13:00Z', 'Europe/Berlin')).toEqual({
      kind: 'moment',
      clock: '2026-01-31T14:00',
    });
    for (const text of ['2026-13-31', '2026-01-31T13:00:07Z', '2026-01-31T13:00+03:00', 'soon'])
      expect(timeFormOf(text, 'UTC')).toEqual({ kind: 'other', text });
  });

  it('comes back from the clocks, in winter and in summer', () => {
    expect(momentAt('2026-01-31T14:00', 'Europe/Berlin')).toBe('2026-01-31T13:00Z');
    expect(momentAt('2026-07-31T14:00', 'Europe/Berlin')).toBe('2026-07-31T12:00Z');
    expect(momentAt('', 'UTC')).toBeUndefined();
    const at = fc.integer({ min: 0, max: 60_000_000 });
    fc.assert(
      fc.property(at, (minutes) => {
        const text = new Date(minutes * 60_000).toISOString().replace(':00.000Z', 'Z');
        const form = timeFormOf(text, 'Asia/Tokyo');
        expect(form.kind === 'moment' ? momentAt(form.clock, 'Asia/Tokyo') : undefined).toBe(text);
      }),
    );
  });
});

describe('a length of time', () => {
  it('is a whole number, and no longer than can be', () => {
    expect(spanFrom(' 30 ', 'd')).toEqual({ count: 30, unit: 'd' });
    expect(['0', '1.5', '', '-1', '36501'].map((text) => spanFrom(text, 'd'))).toEqual(
      Array.from({ length: 5 }),
    );
    expect(inUnit({ count: 30_000, unit: 'd' }, 'y')).toEqual({ count: 100, unit: 'y' });
  });
});

describe('a list', () => {
  it('keeps what its values were', () => {
    expect(listFrom(['1', 'x', '1', '2'], [1, '1'], 'text')).toEqual([1, 'x', '1', '2']);
    expect(listFrom(['true', '2', 'x'], [true], 'number')).toEqual([true, 2, 'x']);
  });
});
