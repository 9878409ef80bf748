import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstSeen, originOf, type Origin } from './campaign.ts';

const words = fc.constantFrom('a', 'b', 'c');
const origin: fc.Arbitrary<Origin> = fc.record(
  {
    campaign: fc.dictionary(fc.constantFrom('name', 'source'), words, { minKeys: 1 }),
    click_ids: fc.dictionary(fc.constantFrom('gclid', 'fbclid'), words, { minKeys: 1 }),
  },
  { requiredKeys: [] },
);

describe('what a URL says of where a visitor comes from', () => {
  it('is the campaign and the click ids, and nothing else', () => {
    expect(
      originOf('?utm_campaign=Sommer%20Sale&utm_source=news&utm_id=7&gclid=Cj0&fbclid=&li_fat_id=x&q=shoes'),
    ).toEqual({
      campaign: { name: 'Sommer Sale', source: 'news', id: '7' },
      click_ids: { gclid: 'Cj0', li_fat_id: 'x' },
    });
    expect(originOf('')).toEqual({});
  });

  it.each(['gclid', 'gbraid', 'wbraid', 'fbclid', 'ttclid', 'msclkid', 'li_fat_id', 'twclid'])(
    'knows %s',
    (name) => {
      expect(originOf(`?${name}=1`)).toEqual({ click_ids: { [name]: '1' } });
    },
  );

  it('is cut where it cannot be true', () => {
    expect(originOf(`?gclid=${'x'.repeat(9_000)}`).click_ids?.['gclid']).toHaveLength(500);
  });
});

describe('what was seen first', () => {
  it('stays, whatever comes later', () => {
    fc.assert(
      fc.property(origin, fc.array(origin), (first, later) => {
        const end = later.reduce(firstSeen, first);
        if (first.campaign !== undefined) expect(end.campaign).toEqual(first.campaign);
        expect(end.click_ids ?? {}).toMatchObject(first.click_ids ?? {});
        expect(firstSeen(end, end)).toEqual(end);
      }),
    );
  });

  it('is joined by the click ids of others', () => {
    expect(firstSeen({ click_ids: { gclid: '1' } }, { click_ids: { gclid: '2', fbclid: '3' } })).toEqual({
      click_ids: { gclid: '1', fbclid: '3' },
    });
  });
});
