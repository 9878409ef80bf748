import { describe, expect, it } from 'vitest';
import { shownValue } from './attribute-value.ts';

describe('a value of a profile', () => {
  it('is shown by its type', () => {
    expect(shownValue('2026-01-31T12:00:00+02:00', 'datetime')).toEqual({
      kind: 'time',
      at: '2026-01-31T10:00:00.000Z',
    });
    expect(shownValue('2026-01-31 12:00', 'datetime')).toEqual({ kind: 'text', text: '2026-01-31 12:00' });
    expect(shownValue('2026-01-31', 'date')).toEqual({ kind: 'text', text: '2026-01-31' });
    expect(shownValue('https://example.com/a.png', 'image')).toEqual({
      kind: 'link',
      href: 'https://example.com/a.png',
    });
    expect(shownValue(['a', 'b'], 'list')).toEqual({ kind: 'list', entries: ['a', 'b'] });
  });

  it('is shown by what it is where it has no type', () => {
    expect(shownValue(false, undefined)).toEqual({ kind: 'text', text: 'no' });
    expect(shownValue(0, undefined)).toEqual({ kind: 'text', text: '0' });
    expect(shownValue({ a: 1 }, undefined)).toEqual({ kind: 'json', value: { a: 1 } });
    expect([null, undefined, '', []].map((value) => shownValue(value, undefined).kind)).toEqual(
      new Array(4).fill('none'),
    );
  });

  it('never becomes a link that runs something', () => {
    expect(shownValue('javascript:alert(1)', 'url').kind).toBe('text');
    expect(shownValue('data:text/html,x', 'image').kind).toBe('text');
  });

  it('that is no time is shown as it is', () => {
    expect(shownValue('soon', 'datetime')).toEqual({ kind: 'text', text: 'soon' });
    expect(shownValue(1e300, 'datetime')).toEqual({ kind: 'text', text: '1e+300' });
  });
});
