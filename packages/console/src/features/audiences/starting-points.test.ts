import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import { describe, expect, it } from 'vitest';
import { NO_WORDS, vocabularyOf } from '../../ui/rule/vocabulary.ts';
import { startingPoints } from './starting-points.ts';

const last_at = '2026-01-31T12:00:00Z';
const seen = (path: string, type: 'string' | 'number' | 'boolean', example: string) => ({
  path,
  types: [type],
  count: 1,
  example,
  last_at,
});

describe('what an audience may begin with', () => {
  it('can be read, also where nothing is known yet', () => {
    const points = startingPoints(NO_WORDS);
    expect(points).toHaveLength(4);
    for (const { filter } of points) expect('filter' in parseFilter(filter)).toBe(true);
    expect(points[0]?.filter).toBe('FILTER count(`Order Completed` WITHIN 30d) >= 1');
    expect(points[1]?.filter).toBe('FILTER AND (EXISTS email, email_optin = true)');
  });

  it('is said in the names that come in', () => {
    const words = vocabularyOf({
      attributes: [{ name: 'email', label: 'E-mail', type: 'string', choices: [], built_in: true }],
      types: [{ name: 'Order Completed', label: '', kind: 'commerce', group: '', fields: [] }],
      audiences: [],
      seen: {
        types: [
          {
            type: 'purchase',
            count: 2,
            opened: 2,
            last_at,
            fields: [seen('value', 'number', '5')],
            context: [],
          },
        ],
        attributes: [seen('email_address', 'string', '"a@b.example"'), seen('gdpr_optin', 'string', '"yes"')],
      },
    });
    expect(startingPoints(words).map(({ filter }) => filter.replaceAll(/\s+/g, ' '))).toEqual([
      'FILTER count(purchase WITHIN 30d) >= 1',
      'FILTER AND (EXISTS email_address, gdpr_optin IN (true, 1, "yes"))',
      'FILTER sum(purchase.value WITHIN 365d) > 1000',
      'FILTER AND (count(purchase) >= 1, count(purchase WITHIN 90d) = 0)',
    ]);
  });
});
