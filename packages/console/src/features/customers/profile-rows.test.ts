import { expect, it } from 'vitest';
import { profileRows } from './profile-rows.ts';

it('defined attributes come first and in their order, the others by name', () => {
  const definitions = [
    { name: 'first_name', label: 'First name', type: 'string', built_in: true },
    { name: 'age', label: 'age', type: 'numeric', built_in: false },
    { name: 'never', label: 'Never', type: 'string', built_in: false },
  ];
  const attributes = { zeta: 1, age: 3, alpha: null, first_name: 'Ada' };
  const isDefault = false;
  expect(profileRows({ attributes, defaulted: ['age'] }, definitions)).toEqual([
    { name: 'first_name', label: 'First name', type: 'string', value: 'Ada', isDefault },
    { name: 'age', label: undefined, type: 'numeric', value: 3, isDefault: true },
    { name: 'alpha', label: undefined, type: undefined, value: null, isDefault },
    { name: 'zeta', label: undefined, type: undefined, value: 1, isDefault },
  ]);
});
