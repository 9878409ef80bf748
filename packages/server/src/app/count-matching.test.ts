import type { Rule } from '@causeway/core/audience/rule';
import { emptyModel } from '@causeway/core/register/model';
import { expect, it } from 'vitest';
import type { Preview } from '../features/audiences/previewer.ts';
import type { AudienceStore } from '../ports/audience-store.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import { createCountMatching, type CountTools } from './count-matching.ts';

const EVERYBODY: Rule = { kind: 'all' };
const BY = { workspace: 1, actor: { kind: 'token', id: 1, name: 'Test' } } as const;

/** A count that has come so far. */
function counting(now: Partial<Preview>): CountTools {
  const counts = { stays: 1, enters: 9, leaves: 5 };
  const preview = { id: 'p', state: 'running', looked: 0, total: 0, counts, ended: false, ...now } as Preview;
  const none = async (): Promise<never[]> => [];
  return {
    previewer: { start: async () => preview, end: () => true },
    audienceStore: {
      audiences: none,
      tallies: none,
      judging: async () => undefined,
    } as unknown as AudienceStore,
    config: { workspaces: none } as unknown as ConfigStore,
    modelOf: emptyModel,
    patienceMs: 30,
  };
}

it('is what was counted, or reckoned from it when there was no time for everybody', async () => {
  const count = (now: Partial<Preview>): Promise<number> => createCountMatching(counting(now))(BY, EVERYBODY);
  expect(await count({ state: 'done', looked: 40, total: 40 })).toBe(10);
  expect(await count({ looked: 40, total: 100 })).toBe(25);
  expect(await count({ looked: 40, total: 30 })).toBe(10);
  expect(await count({})).toBe(10);
});

it('gives way to others, and does not hide that it came to nothing', async () => {
  await expect(
    createCountMatching(counting({ ended: true, state: 'done' }))(BY, EVERYBODY),
  ).rejects.toMatchObject({
    status: 429,
  });
  await expect(createCountMatching(counting({ state: 'failed' }))(BY, EVERYBODY)).rejects.toThrow('counted');
});
