import { describe, expect, it } from 'vitest';
import { isWithin, placeOf, placeOfPointer } from './place-of.ts';

describe('a place', () => {
  it('is found for every field that the rules name', () => {
    expect(
      [
        'name',
        'filters.rules[0].rules[1].value',
        'filters.rules[2].secret',
        'auth.kind',
        'auth.preset',
        'auth.secrets',
        'auth.secrets[1]',
        'auth.timestamp.toleranceSeconds',
        'auth.toleranceSeconds',
        'ips[3]',
        'mapping[2].replace[0].with',
        'response.success',
      ].map(placeOf),
    ).toEqual([
      'name',
      'filters.rules.0.rules.1.values',
      'filters.rules.2.secret',
      'auth.way',
      'auth.way',
      'auth.secrets.0',
      'auth.secrets.1',
      'auth.tolerance',
      'auth.tolerance',
      'ips',
      'mapping.2.replace.0.with',
      'response.success',
    ]);
  });

  it('is found for pointers into what is stored, and for nothing else', () => {
    expect(placeOfPointer('/definition/filters/rules/0/value')).toBe('filters.rules.0.values');
    expect(placeOfPointer('/secrets/token')).toBeUndefined();
  });

  it('holds what is inside of it', () => {
    expect(isWithin('mapping.1.to', 'mapping.1')).toBe(true);
    expect(isWithin('mapping.10', 'mapping.1')).toBe(false);
  });
});
