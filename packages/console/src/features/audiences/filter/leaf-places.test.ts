import { arbitraryRule } from '@causeway/core/audience/language/testing/arbitrary-rule';
import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import { printFilter } from '@causeway/core/audience/language/print-filter';
import type { Rule } from '@causeway/core/audience/rule';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafPlaces, placeIn } from './leaf-places.ts';

function placesIn(text: string) {
  const parsed = parseFilter(text);
  if (!('filter' in parsed)) throw new Error(JSON.stringify(parsed.faults));
  return leafPlaces(text, parsed.filter.rule);
}

function pieces(text: string): readonly string[] {
  const lines = text.split('\n');
  return [...placesIn(text)].map(([path, { line, column, length }]) => {
    const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('\n');
    return `${path}: ${rest.slice(0, length)}`;
  });
}

function leavesIn(rule: Rule): number {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return rule.rules.reduce((sum, inner) => sum + leavesIn(inner), 0);
    case 'not':
      return leavesIn(rule.rule);
    case 'all':
    case 'audience':
      return 1;
    default: {
      const where = rule.operand.kind === 'events' ? rule.operand.where : undefined;
      return 1 + (where === undefined ? 0 : leavesIn(where));
    }
  }
}

describe('where conditions stand in a text', () => {
  it('is found by the tree', () => {
    expect(
      pieces(
        'FILTER AND (\n  a = 1, -- b = 2\n  NOT OR (INCLUDE vip, x BETWEEN 1 AND 2)\n  count("My event" WHERE c.d = 1 AND NOT e IN ("f", "g")) > 1\n) OR NOT (timewindow(z, 1, 2) AND geodistance(p, "1,2", 3) AND EXISTS `q r` OR *) FROM user',
      ),
    ).toEqual([
      'rules.0.rules.0: a',
      'rules.0.rules.1.rule.rules.0: vip',
      'rules.0.rules.1.rule.rules.1: x',
      'rules.0.rules.2: count("My event"',
      'rules.0.rules.2.operand.where.rules.0: c',
      'rules.0.rules.2.operand.where.rules.1.rule: e',
      'rules.1.rule.rules.0.rules.0: timewindow(z',
      'rules.1.rule.rules.0.rules.1: geodistance(p',
      'rules.1.rule.rules.0.rules.2: `q r`',
      'rules.1.rule.rules.1: *',
    ]);
  });

  it('is found also where lines part the conditions', () => {
    expect(
      pieces(
        'AND (\n  a =\n    b\n  NOT c\n    NOT IN ("x",\n "y")\n  EXISTS d\n    .e\n  *\n  f BETWEEN\n 1\n AND 2\n  EXISTS last(g)\n  h = true\n)',
      ),
    ).toEqual([
      'rules.0: a',
      'rules.1.rule.rule: c',
      'rules.2: d',
      'rules.3: *',
      'rules.4: f',
      'rules.5: last(g',
      'rules.6: h',
    ]);
  });

  it('is known of every rule as it is printed', () => {
    fc.assert(
      fc.property(arbitraryRule(), (rule) => {
        const text = printFilter(rule);
        expect(leafPlaces(text, rule).size).toBe(leavesIn(rule));
      }),
      { numRuns: 60 },
    );
  });

  it('is the innermost around an issue, and nowhere for all of it', () => {
    const places = placesIn('AND (a = 1, count(x WHERE b = 2) > 3)');
    expect(placeIn(places, 'rules.0.value')).toMatchObject({ line: 1, column: 6 });
    expect(placeIn(places, 'rules.1.operand.where')).toMatchObject({ column: 27 });
    expect(placeIn(places, 'rules.1.operand')).toMatchObject({ column: 13, length: 7 });
    expect(placeIn(places, '')).toBeUndefined();
  });
});
