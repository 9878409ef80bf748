import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMentions, TAKEN_OUT } from './mentions.ts';

describe('mentions', () => {
  it('are found as they are, as JSON writes them and as an address does, letter case aside', () => {
    const { anywhere } = compileMentions(['Ada+1@Example.com', 'a"quoted"id']);
    for (const text of [
      'to ADA+1@example.com!',
      'https://x/?e=ada%2B1%40example.com',
      JSON.stringify({ id: 'a"quoted"id' }),
    ])
      expect([text, anywhere(text)]).toEqual([text, true]);
    expect(anywhere('ada@example.com')).toBe(false);
  });

  it('of fewer than six characters are found only as a whole value', () => {
    const { anywhere, asValue, any } = compileMentions(['u1']);
    expect([any, anywhere('{"id":"u1"}'), asValue('{"id":"u1"}'), asValue('{"id":"u12"}')]).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('are all taken out, whatever stands around them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 6, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        fc.string(),
        fc.string(),
        (spellings, before, after) => {
          const { without, anywhere } = compileMentions(spellings);
          fc.pre(!spellings.some((spelling) => TAKEN_OUT.includes(spelling.toLowerCase())));
          expect(without(before + spellings.join(after) + after)).not.toContain(spellings[0]);
          expect(anywhere(before + (spellings[0] ?? ''))).toBe(true);
        },
      ),
    );
  });

  it('are taken out of the texts inside a value, and the rest of it stays', () => {
    const { withoutAll } = compileMentions(['ada@example.com', '4915112345']);
    expect(
      withoutAll({ to: ['x ada@example.com y', 7, null], 'ada@example.com': true, phone: 4_915_112_345 }),
    ).toEqual({ to: [`x ${TAKEN_OUT} y`, 7, null], [TAKEN_OUT]: true, phone: TAKEN_OUT });
  });

  it('that are short are taken out of an address that is about them', () => {
    const { withoutParts } = compileMentions(['u1', 'ä/1']);
    expect(withoutParts('/users/u1/x?id=u1&n=u12')).toBe(`/users/${TAKEN_OUT}/x?id=${TAKEN_OUT}&n=u12`);
    expect(withoutParts('/users/%C3%A4%2F1')).toBe(`/users/${TAKEN_OUT}`);
  });
});
