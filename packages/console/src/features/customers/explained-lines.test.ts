import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../ui/rule/vocabulary.ts';
import { linesOf, turnsByItself, type Explained, type WhyLine } from './explained-lines.ts';

const NO_WORDS = vocabularyOf({
  attributes: [],
  types: [],
  audiences: [],
  seen: { types: [], attributes: [] },
});

function part(kind: Explained['kind'], text: string, more: Partial<Explained> = {}): Explained {
  return { kind, text, met: true, decides: true, changes_at: null, parts: [], ...more };
}

function shown(lines: readonly WhyLine[], depth = 0): readonly string[] {
  return lines.flatMap(({ words, met, decides, lines: below }) => [
    `${' '.repeat(depth)}${met ? '+' : '-'}${decides ? '!' : ''} ${words}`,
    ...shown(below, depth + 1),
  ]);
}

describe('why somebody is in an audience', () => {
  it('is said in the words of the builder, NOT with what it stands before', () => {
    const explanation = part('and', 'AND (…)', {
      parts: [
        part('condition', 'city = "Berlin"', { seen: 'Berlin' }),
        part('not', 'NOT OR (a = 1, INCLUDE vip)', {
          parts: [
            part('or', 'OR (a = 1, INCLUDE vip)', {
              met: false,
              parts: [
                part('condition', 'a = 1', { met: false }),
                part('audience', 'INCLUDE vip', { met: false, decides: false }),
              ],
            }),
          ],
        }),
        part('not', 'NOT EXISTS phone', { parts: [part('condition', 'EXISTS phone', { met: false })] }),
        part('not', 'NOT NOT *', {
          parts: [part('not', 'NOT *', { met: false, parts: [part('all', '*')] })],
        }),
      ],
    });
    expect(shown(linesOf(explanation, NO_WORDS))).toEqual([
      '+! All of these',
      ' +! city is Berlin',
      ' +! None of these',
      '  -! a is 1',
      '  - is in the audience vip',
      ' +! phone has no value',
      ' +! Not',
      '  -! nobody',
    ]);
  });

  it('says what was found, and moments as such', () => {
    const seen = (text: string, value: unknown) =>
      linesOf(part('condition', text, { seen: value }), NO_WORDS)[0]?.seen;
    expect(seen('city = "x"', 'Berlin')).toEqual({ kind: 'text', text: 'Berlin' });
    expect(seen('EXISTS city', undefined)).toEqual({ kind: 'none' });
    expect(seen('anonymous = true', false)).toEqual({ kind: 'text', text: 'no' });
    expect(seen('agreed = true', false)).toEqual({ kind: 'text', text: 'false' });
    expect(seen('tags INTERSECTS ("a")', ['a', 'b'])).toEqual({ kind: 'text', text: '["a","b"]' });
    expect(seen('last(x) > "now-7d"', 1_770_000_000_000)).toEqual({
      kind: 'moment',
      at: '2026-02-02T02:40:00.000Z',
    });
  });

  it('knows whether time alone will change it', () => {
    const [soon, later] = ['2026-12-01T00:00:00.000Z', '2026-12-02T00:00:00.000Z'];
    const leaf = (met: boolean, at: string | null) => part('condition', 'a = 1', { met, changes_at: at });
    const both = [leaf(true, soon), leaf(true, later)];
    expect(turnsByItself(part('and', '', { changes_at: soon, parts: both }))).toBe(true);
    expect(turnsByItself(part('or', '', { changes_at: soon, parts: both }))).toBe(false);
    expect(turnsByItself(part('or', '', { changes_at: later, parts: both }))).toBe(true);
    expect(turnsByItself(part('not', '', { met: false, changes_at: soon, parts: [leaf(true, soon)] }))).toBe(
      true,
    );
    expect(turnsByItself(leaf(true, null))).toBe(false);
  });

  it('shows what it cannot read as it stands', () => {
    expect(shown(linesOf(part('condition', 'what is ( this'), NO_WORDS))).toEqual(['+! what is ( this']);
  });
});
