import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from './audit-diff.ts';

describe('what a change changed', () => {
  it('is listed place by place', () => {
    expect(
      differences(
        { name: 'Insider', settings: { country: 'TR', ids: { email: true, phone: true } }, tags: ['a'] },
        { name: 'Insider', settings: { country: 'AZ', ids: { email: true } }, tags: ['a', 'b'] },
      ),
    ).toEqual([
      { place: 'settings.country', before: 'TR', after: 'AZ' },
      { place: 'settings.ids.phone', before: true, after: undefined },
      { place: 'tags', before: ['a'], after: ['a', 'b'] },
    ]);
  });

  it('goes into lists of objects', () => {
    const before = { events: [{ from: 'A', to: 'a' }] };
    const after = { events: [{ from: 'A', to: 'b' }, { from: 'B' }] };
    expect(differences(before, after)).toEqual([
      { place: 'events[0].to', before: 'a', after: 'b' },
      { place: 'events[1].from', before: undefined, after: 'B' },
    ]);
  });

  it('is everything when something was made or is gone', () => {
    expect(differences(null, { name: 'x', role: 'viewer' })).toEqual([
      { place: 'name', before: undefined, after: 'x' },
      { place: 'role', before: undefined, after: 'viewer' },
    ]);
    expect(differences({ name: 'x' }, null)).toEqual([{ place: 'name', before: 'x', after: undefined }]);
    expect(differences(null, null)).toEqual([]);
  });

  it('is nothing for the same, and something for anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => differences(value, structuredClone(value)).length === 0),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b) && a !== null && b !== null);
        return differences(a, b).length > 0;
      }),
    );
  });
});
