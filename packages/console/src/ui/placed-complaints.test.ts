import { describe, expect, it } from 'vitest';
import { ApiError } from '../app/api.ts';
import { placedComplaints } from './placed-complaints.ts';

function refusal(
  ...errors: { pointer?: string; parameter?: string; message: string; hint?: string }[]
): ApiError {
  return new ApiError(422, 'No.', {
    type: 'invalid',
    title: 'Invalid',
    status: 422,
    detail: 'No.',
    instance: '/x',
    errors: errors.map((one) => ({ code: 'bad', ...one })),
  });
}
const has =
  (...names: string[]) =>
  (name: string): boolean =>
    names.includes(name);

describe('complaints of the hub', () => {
  it('land on their fields, with the hint', () => {
    const error = refusal({ pointer: '/email', message: 'Taken.', hint: 'Choose another.' });
    expect(placedComplaints(error, has('email'))).toEqual({
      fields: [['email', 'Taken. Choose another.']],
      rest: undefined,
    });
  });

  it('find nested fields, the nearest around them, renamed ones and parameters', () => {
    const error = refusal(
      { pointer: '/fields/0/name', message: 'a' },
      { pointer: '/choices/3', message: 'b' },
      { pointer: '/password/new', message: 'c' },
      { parameter: 'name', message: 'd' },
    );
    const { fields, rest } = placedComplaints(error, has('fields.0.name', 'choices', 'next', 'name'), {
      'password.new': 'next',
    });
    expect(fields).toEqual([
      ['fields.0.name', 'a'],
      ['choices', 'b'],
      ['next', 'c'],
      ['name', 'd'],
    ]);
    expect(rest).toBeUndefined();
  });

  it('are not lost when there is no field for them', () => {
    const error = refusal({ pointer: '/email', message: 'a' }, { pointer: '/other', message: 'b' });
    expect(placedComplaints(error, has('email'))).toEqual({ fields: [['email', 'a']], rest: error });
    const plain = new Error('offline');
    expect(placedComplaints(plain, has('email'))).toEqual({ fields: [], rest: plain });
  });
});
