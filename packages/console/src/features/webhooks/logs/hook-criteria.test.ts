import { describe, expect, it } from 'vitest';
import { complaint, guesses, valueText } from '../../../ui/log/criteria.ts';
import { parseFilterText } from '../../../ui/log/filter-text.ts';
import { hookCriteria } from './hook-criteria.ts';

describe('what requests are searched by', () => {
  const all = hookCriteria({ webhooks: [{ id: 7, name: 'Orders' }], actions: ['point_add'] });

  it('has the webhook only where there are several', () => {
    expect(all[0]?.name).toBe('webhook_id');
    expect(hookCriteria({ webhooks: undefined, actions: [] }).some(({ name }) => name === 'webhook_id')).toBe(
      false,
    );
    const webhook = all.find(({ name }) => name === 'webhook_id')!;
    expect([valueText(webhook, '7'), complaint(webhook, '8')]).toEqual([
      'Orders',
      'Choose one of your webhooks.',
    ]);
  });

  it('is typed as people type it, and guessed from what it looks like', () => {
    expect(parseFilterText(all, 'code:4xx status:error id:rcp_9').filters).toEqual({
      status_code: '4xx',
      status: 'error',
      identifier: 'rcp_9',
    });
    expect(['404', 'ignored', 'rcp_1', 'C-1'].map((text) => guesses(all, text)[0]?.name)).toEqual([
      'status_code',
      'status',
      'identifier',
      'customer_id',
    ]);
  });
});
