import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../app/api.ts';
import { formCells } from './form-cells.ts';
import { refusedFaults } from './refused-faults.ts';

const problem = (status: number, errors: readonly object[]): ApiError =>
  new ApiError(status, 'No', {
    type: 'urn:causeway:problem:invalid',
    title: 'No',
    status,
    errors,
  } as never);
const placeOf = (pointer: string): string | undefined =>
  pointer.startsWith('/settings/') ? pointer.slice(1).replaceAll('/', '.') : undefined;

describe('what the hub refused', () => {
  const refused = [{ place: 'settings.baseUrl', message: 'Write scheme and host only.', missing: false }];

  it('stays when the form is looked through a moment later, and goes with the first change', () => {
    const { values, found } = formCells({ baseUrl: 'ftp://x' });
    found.set({ ...found.get(), refused, all: true });
    // The form has settled after the last key, and was checked by itself.
    found.set({ ...found.get(), faults: [] });
    expect(found.get().refused).toStrictEqual(refused);
    values.set({ baseUrl: 'https://x' });
    expect(found.get()).toMatchObject({ refused: [], all: true });
  });

  it('is said at its field without the name it has in the API', () => {
    const error = problem(422, [
      {
        pointer: '/settings/baseUrl',
        code: 'setting_invalid',
        message: 'baseUrl cannot be "ftp://x".',
        hint: 'Write scheme and host only.',
      },
      { pointer: '/settings/url', code: 'address_destroys', message: 'It deletes people.', hint: 'Do not.' },
    ]);
    expect(refusedFaults(error, placeOf)).toStrictEqual({
      faults: [...refused, { place: 'settings.url', message: 'It deletes people. Do not.', missing: false }],
      rest: false,
    });
  });

  it('is said below the form where no field is to blame', () => {
    const error = problem(422, [{ pointer: '/other', code: 'unknown_key', message: 'What is that?' }]);
    expect(refusedFaults(error, placeOf)).toStrictEqual({ faults: [], rest: true });
    expect(refusedFaults(new Error('gone'), placeOf)).toStrictEqual({ faults: [], rest: true });
  });
});
