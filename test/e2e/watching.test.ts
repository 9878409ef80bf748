import type { LivePart } from '@causeway/contract/live';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stack, until } from './stack.ts';

describe('whoever watches the hub at work', () => {
  let stack: Stack;
  const parts: LivePart[] = [];
  const leaving = new AbortController();

  beforeAll(async () => {
    stack = await Stack.start();
    const response = await get('/v1/admin/live', leaving.signal);
    const follow = async (): Promise<void> => {
      let text = '';
      for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
        const lines = (text + Buffer.from(chunk).toString('utf8')).split('\n\n');
        text = lines.pop() ?? '';
        for (const line of lines) parts.push(JSON.parse(line.replace('data: ', '')) as LivePart);
      }
    };
    follow().catch(() => undefined);
    await stack.post('/v1/batch', {
      batch: [
        { type: 'identify', userId: 'ada', traits: { email: 'ada@example.com', firstName: 'Ada', shoe: 38 } },
        { type: 'track', userId: 'ada', event: 'Step Taken', properties: { far: 5, note: { deep: 'x' } } },
        { type: 'track', event: 'Nobody' },
      ],
    });
    await stack.settled();
  });
  afterAll(async () => {
    leaving.abort();
    await stack.stop();
  });

  const get = (path: string, signal = AbortSignal.timeout(20_000)): Promise<Response> =>
    fetch(stack.url + path, { headers: { authorization: `Bearer ${stack.keys.adminToken}` }, signal });
  const read = async (path: string): Promise<unknown> => (await get(path)).json();

  it('sees events as they come in, what becomes of each, and what is refused', async () => {
    const ends = (): number[] =>
      parts.flatMap((part) => (part.kind === 'fate' && part.fate.state === 'delivered' ? part.event_id : []));
    const delivered = (): number[] =>
      parts.flatMap((part) =>
        part.kind === 'event' && part.fates.some(({ state }) => state === 'delivered') ? part.id : [],
      );
    await until(
      () => new Set([...ends(), ...delivered()]).size === 2 && parts.some(({ kind }) => kind === 'refused'),
      10_000,
      () => JSON.stringify(parts),
    );
    expect(parts.filter(({ kind }) => kind === 'event')).toMatchObject([
      { type: 'identify', customer: { id: 'ada', name: 'Ada' } },
      { type: 'Step Taken', data: { far: 5 } },
    ]);
  });

  it('finds the same in the timeline, and counted in the overview', async () => {
    expect(await read('/v1/admin/customers/ada/timeline')).toMatchObject({
      data: [
        { type: 'Step Taken', fates: [{ state: 'delivered', status_code: 200 }] },
        { type: 'identify', fates: [{ state: 'delivered', status_code: 200 }] },
      ],
    });
    const overview = (await read('/v1/admin/overview?minutes=5')) as Record<string, number[]>;
    const sum = (name: string): number => (overview[name] ?? []).reduce((total, count) => total + count, 0);
    expect(['accepted', 'repeated', 'refused', 'delivered', 'skipped', 'buried'].map(sum)).toEqual([
      2, 0, 1, 2, 0, 0,
    ]);
    expect(overview['attention']).toMatchObject([{ code: 'events_refused', count: 1 }]);
  });

  it('learns what reaches Insider, and which names it knows', async () => {
    const coverage = await read(`/v1/admin/integrations/${stack.integration}/coverage`);
    expect(coverage).toMatchObject({
      events: 2,
      complete: true,
      attributes: [
        { path: 'email', reaches: 'yes' },
        { path: 'firstName', reaches: 'yes' },
        { path: 'shoe', reaches: 'yes' },
      ],
    });
    const names = await read(`/v1/admin/integrations/${stack.integration}/names`);
    expect(names).toMatchObject({ account: { ok: true, issue: null } });
  });
});
