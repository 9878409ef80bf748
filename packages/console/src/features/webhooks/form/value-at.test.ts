import { describe, expect, it } from 'vitest';
import { valueAt, withValueAt } from './value-at.ts';

const values = { name: 'a', filters: { rules: [{ path: 'x' }, { rules: [{ path: 'y' }] }] } };

describe('a value at a place', () => {
  it('is read at any depth', () => {
    expect(valueAt(values, 'filters.rules.1.rules.0.path')).toBe('y');
    expect(valueAt(values, '')).toBe(values);
    for (const place of ['nothing', 'filters.rules.7.path', 'name.length', '__proto__.x'])
      expect(valueAt(values, place)).toBeUndefined();
  });

  it('is changed in a copy that shares the rest', () => {
    const changed = withValueAt(values, 'filters.rules.0.path', 'z');
    expect(valueAt(changed, 'filters.rules.0.path')).toBe('z');
    expect(changed.filters.rules[1]).toBe(values.filters.rules[1]);
    expect(values.filters.rules[0]).toEqual({ path: 'x' });
  });

  it('is not made where nothing is', () => {
    expect(withValueAt(values, 'filters.rules.9.path', 'z')).toEqual(values);
    expect(withValueAt(values, 'other.path', 'z')).toEqual(values);
  });
});
