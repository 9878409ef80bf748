import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WebhookDraft } from '../../packages/server/src/ports/webhook-store.ts';
import { receipt } from './inbound-contract.ts';
import { noting, type Stores } from './temp-store.ts';

const NOW = 10_000;

export const WEBHOOK: WebhookDraft = {
  workspace: 1,
  definition: {
    name: 'Hook',
    method: 'POST',
    endpoint: 'hook',
    filters: { op: 'and', rules: [] },
    auth: { kind: 'none' },
    ips: [],
    action: 'point_add',
    mapping: [],
    response: { success: '', error: '' },
    whenNotMatched: 'ok',
  },
  keyHash: 'hook-key',
  secrets: (id) => ({ a: Uint8Array.from([id, 1]) }),
};

/** What every engine's store must do with incoming webhooks. */
export function webhookContract(engine: string, open: () => Promise<Stores>): void {
  describe(`incoming webhooks in ${engine}`, () => {
    let stores: Stores;
    beforeEach(async () => {
      stores = await open();
      for (const publicId of ['one', 'two'])
        await stores.config.addWorkspace({ publicId, name: publicId }, NOW, noting);
    });
    afterEach(() => stores.close());

    test('stay within their workspace, in order of creation', async () => {
      const mine = await stores.webhooks.addWebhook(WEBHOOK, NOW, noting);
      const theirs = await stores.webhooks.addWebhook(
        { ...WEBHOOK, workspace: 2, keyHash: 'other' },
        NOW + 1,
        noting,
      );
      expect(await stores.webhooks.webhooks()).toEqual([mine, theirs]);
      expect(await stores.webhooks.webhooks(2)).toEqual([theirs]);
      expect(await stores.webhooks.webhook(1, theirs.id)).toBeUndefined();
      expect(
        await stores.webhooks.changeWebhook(1, theirs.id, { state: 'active' }, NOW, noting),
      ).toBeUndefined();
      expect(await stores.webhooks.webhookSecrets(1, theirs.id)).toEqual({});
      expect(await stores.webhooks.webhook(2, theirs.id)).toEqual(theirs);
    });

    test('have a source and secrets of their own, which end with them', async () => {
      const { id, source } = await stores.webhooks.addWebhook(WEBHOOK, NOW, noting);
      expect(await stores.config.sourceOf(1, `webhook:${id}`)).toMatchObject({
        id: source,
        kind: 'webhook',
        name: 'Hook',
      });
      expect(await stores.webhooks.webhookSecrets(1, id)).toEqual({ a: Uint8Array.from([id, 1]) });
      const secrets = { a: null, b: Uint8Array.from([7]) };
      const definition = { ...WEBHOOK.definition, name: 'New' };
      await stores.webhooks.changeWebhook(1, id, { secrets, definition }, NOW + 1, noting);
      stores = await stores.reopen();
      expect(await stores.webhooks.webhookSecrets(1, id)).toEqual({ b: Uint8Array.from([7]) });
      expect(await stores.config.sourceOf(1, `webhook:${id}`)).toMatchObject({ name: 'New' });
      const archived = await stores.webhooks.changeWebhook(1, id, { state: 'archived' }, NOW + 2, noting);
      expect(archived).toMatchObject({ revision: 3, updatedAt: NOW + 2, archivedAt: NOW + 2 });
      expect(await stores.webhooks.webhookSecrets(1, id)).toEqual({});
      expect(await stores.config.sourceOf(1, `webhook:${id}`)).toBeUndefined();
    });

    test('are changed only by who has seen what is there', async () => {
      const { id } = await stores.webhooks.addWebhook(WEBHOOK, NOW, noting);
      const change = (ifRevision: number): Promise<unknown> =>
        stores.webhooks.changeWebhook(1, id, { state: 'active', ifRevision }, NOW, noting);
      expect(await change(2)).toBeUndefined();
      expect(await change(1)).toMatchObject({ revision: 2 });
      expect(await change(1)).toBeUndefined();
      expect(stores.count('audit', `action = 'workspace.add'`)).toBe(4);
    });

    test('know when they were last asked', async () => {
      const { id } = await stores.webhooks.addWebhook(WEBHOOK, NOW, noting);
      expect(await stores.webhooks.lastRequests([id, 99])).toEqual(new Map());
      const drafts = [5, 9].map((at) => receipt({ at, owners: [id] }));
      // Of an integration with the same number.
      const other = receipt({ at: 99, channel: 'insider', owners: [id] });
      await stores.register.register(
        () => [],
        () => {
          throw new Error('nothing is registered');
        },
        () => [...drafts, other],
      );
      expect(await stores.webhooks.lastRequests([id])).toEqual(new Map([[id, 9]]));
    });
  });
}
