import { expect, it } from 'vitest';
import { cell } from '../../../ui/cell.ts';
import { showRefusal, type Found } from './found.ts';

it('what was refused is said of the field that somebody is still typing in, too', () => {
  const refused = {
    place: 'endpoint',
    message: 'An endpoint is one part of an address.',
    wrong: true,
  } as const;
  const found = cell<Found>({ findings: [], touched: new Set(), typing: 'endpoint', all: false });
  showRefusal(found, [refused as never]);
  expect(found.get()).toMatchObject({ findings: [refused], typing: undefined, all: true });
});
