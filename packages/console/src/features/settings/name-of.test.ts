import { expect, it } from 'vitest';
import { nameOf } from './name-of.ts';

it('makes a name from a label', () => {
  expect(nameOf('Shoe size (EU)')).toBe('shoe_size_eu');
  expect(nameOf('  Größe ')).toBe('gro_e');
  expect(nameOf('Ayakkabı numarası')).toBe('ayakkabi_numarasi');
  expect(nameOf('2nd phone')).toBe('nd_phone');
  expect(nameOf('!!!')).toBe('');
  expect(nameOf('x'.repeat(80))).toHaveLength(64);
});
