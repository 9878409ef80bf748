import { INSIDER_ISSUES } from '@causeway/core/insider/issues';
import { expect, it } from 'vitest';
import { fixFor } from './fix-for.ts';

it('leads to where a cause is put right', () => {
  expect(fixFor({ code: 'credentials_refused' }).to).toBe('settings');
  expect(fixFor({ code: 'rejected_email' }).to).toBe('customer');
  expect(fixFor({ code: 'purchase_incomplete', event_type: 'Order Completed' })).toEqual({
    label: 'Map Order Completed',
    to: 'settings',
    map: 'event:Order Completed',
  });
  expect(fixFor({ code: 'purchase_incomplete' }).map).toBeUndefined();
  expect(fixFor({ code: 'something_else' }).to).toBe('log');
});

it('knows only codes that exist', () => {
  const known = Object.keys(INSIDER_ISSUES).filter((code) => fixFor({ code }).to !== 'log');
  expect(known.length).toBe(4 + 8 + 6 + 4);
});
