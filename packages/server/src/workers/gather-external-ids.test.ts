import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noting, startEventsHub, type ApiReply, type EventsHub } from '../app/testing/events-hub.ts';
import type { ExternalIndexes, IndexedName } from '../ports/external-indexes.ts';
import { GatherExternalIds } from './gather-external-ids.ts';

let hub: EventsHub;

beforeEach(async () => {
  hub = await startEventsHub();
});
afterEach(() => hub.close());

const rows = (): unknown[] =>
  hub.database
    .prepare(`SELECT name, value FROM external_ids WHERE name NOT LIKE '@%' ORDER BY name, value`)
    .rows();
const byCard = (card: string): Promise<ApiReply> => hub.call('GET', `/customers/card:${card}`);
const opened = async (id: string, data: object): Promise<void> => {
  expect((await hub.event({ customer: id, action: 'opt_in', data })).status).toBe(200);
};

describe('an attribute that becomes an external id', () => {
  it('leads to the customers of before', async () => {
    await opened('a', { card: ' A-1 ' });
    await opened('b', { card: 'B-1' });
    await opened('c', { other: 'B-1', note: '"card":"no"' });
    await hub.addAttribute({ name: 'card', tags: ['external_id'] });
    expect((await byCard('A-1')).body['id']).toBe('a');
    expect(rows()).toEqual([
      ['card', 'A-1'],
      ['card', 'B-1'],
    ]);
    const { body } = await hub.event({ customer: 'B-1', external_id: 'card', action: 'daily_login' });
    expect(body['id']).toBe('b');
  });

  it('no more leads nowhere, and comes back without what is not true any more', async () => {
    await hub.addAttribute({ name: 'card', tags: ['external_id'] });
    await hub.addAttribute({ name: 'crm', tags: ['external_id'] });
    await opened('a', { card: 'A-1', crm: 'R' });
    await hub.addAttribute({ name: 'card', tags: [] });
    expect(rows()).toEqual([['crm', 'R']]);
    await hub.event({ customer: 'a', action: 'profile', data: { card: 'A-2' } });
    await hub.addAttribute({ name: 'card', tags: ['external_id'] });
    expect(rows()).toEqual([
      ['card', 'A-2'],
      ['crm', 'R'],
    ]);
    await hub.config.removeAttribute(hub.workspace, 'card', 0, noting);
    await hub.configured();
    expect(rows()).toEqual([['crm', 'R']]);
  });

  it('leaves alone what integrations learnt, and other workspaces', async () => {
    const insert = hub.database.prepare(
      'INSERT INTO external_ids (workspace, name, value, customer) VALUES (?, ?, ?, ?)',
    );
    await hub.database.write(() => {
      insert.run(hub.workspace, '@insider:1', 'x', 1);
      insert.run(hub.workspace, 'stale', 'x', 1);
      insert.run(hub.workspace + 7, 'stale', 'x', 1);
    });
    await hub.configured();
    const left = hub.database.prepare('SELECT workspace, name FROM external_ids').rows();
    expect(left).toEqual([[hub.workspace, '@insider:1']]);
  });

  it('finds nobody, and makes nobody a second time, while its values are gathered', async () => {
    await opened('a', { card: 'A-1' });
    await hub.change({ autoSubscribe: true });
    await hub.config.putAttribute(
      hub.workspace,
      { name: 'card', label: 'Card', type: 'string', tags: ['external_id'], readOnly: false },
      0,
      noting,
    );
    await hub.models.reload();
    const early = await hub.event({ customer: 'A-1', external_id: 'card', action: 'daily_login' });
    expect(early).toMatchObject({
      status: 503,
      headers: { 'retry-after': '10' },
      body: { error: { field: 'external_id' } },
    });
    expect(await byCard('A-1')).toMatchObject({ status: 503 });
    expect((await hub.event({ customer: 'a', action: 'daily_login' })).status).toBe(200);
    // What changes meanwhile is followed.
    await hub.event({ customer: 'a', action: 'profile', data: { card: 'A-3' } });
    await hub.configured();
    expect((await byCard('A-3')).body['id']).toBe('a');
    expect(await byCard('A-1')).toMatchObject({ status: 404 });
  });
});

describe('an attribute that becomes a contact', () => {
  const conflicts = (): unknown[] =>
    hub.database
      .prepare(
        `SELECT c.name, c.value, a.id, b.id, c.state FROM identity_conflicts c
         JOIN customers a ON a.key = c.customer JOIN customers b ON b.key = c.other ORDER BY c.id`,
      )
      .rows();

  it('leads to the customers of before, and asks about those who have the same', async () => {
    await opened('a', { work_email: 'A@Example.com' });
    await opened('b', { work_email: 'b@example.com' });
    await opened('c', { work_email: ' a@example.com' });
    await opened('left', { work_email: 'b@example.com' });
    await hub.event({ customer: 'left', action: 'opt_out' });
    await hub.change({ identity: { attributes: ['work_email'], same: 'merge' } });
    await hub.configured();
    expect(rows()).toEqual([
      ['=work_email', 'a@example.com'],
      ['=work_email', 'a@example.com'],
      ['=work_email', 'b@example.com'],
    ]);
    // Nobody is merged because the settings changed.
    expect(conflicts()).toEqual([['work_email', 'a@example.com', 'a', 'c', 'open']]);
    await hub.change({ identity: { attributes: [], same: 'ask' } });
    await hub.configured();
    expect(rows()).toEqual([]);
  });

  it('asks nothing where nothing is to be done', async () => {
    await opened('a', { work_email: 'a@example.com' });
    await opened('c', { work_email: 'a@example.com' });
    await hub.change({ identity: { attributes: ['work_email'], same: 'ignore' } });
    await hub.configured();
    expect(rows()).toHaveLength(2);
    expect(conflicts()).toEqual([]);
  });
});

describe('many customers', () => {
  const COUNT = 25_000;

  beforeEach(async () => {
    const insert = hub.database.prepare(
      `INSERT INTO customers (key, workspace, id, anonymous, anonymous_ids, status, attributes, version, created_at, updated_at)
       VALUES (?, ?, ?, 0, '[]', 'active', ?, 1, 0, 0)`,
    );
    await hub.database.write(() => {
      for (let key = 1; key <= COUNT; key++)
        insert.run(key, hub.workspace, `c${key}`, JSON.stringify(key % 2 === 0 ? { card: `v${key}` } : {}));
    });
  });

  it('are gone through in small portions, and gone on with after a restart', async () => {
    await hub.config.putAttribute(
      hub.workspace,
      { name: 'card', label: 'Card', type: 'string', tags: ['external_id'], readOnly: false },
      0,
      noting,
    );
    await hub.models.reload();
    // Impatient: only the first portions are waited for.
    await hub.gathering.look(0);
    const begun = rows().length;
    expect(begun).toBeLessThan(COUNT / 2);
    hub = await hub.reopen();
    expect(rows()).toHaveLength(COUNT / 2);
    expect((await byCard('v24000')).body['id']).toBe('c24000');
    const states = hub.database
      .prepare(`SELECT name, state FROM external_id_indexes WHERE name NOT LIKE '=%'`)
      .rows();
    expect(states).toEqual([['card', 'built']]);
  });

  it('hold nobody up: events are taken between the portions', async () => {
    const adding = hub.addAttribute({ name: 'card', tags: ['external_id'] });
    const slowest: number[] = [];
    for (let turn = 0; turn < 20; turn++) {
      const began = performance.now();
      await hub.event({ customer: `c${turn + 1}`, action: 'daily_login' });
      slowest.push(performance.now() - began);
    }
    await adding;
    expect(Math.max(...slowest)).toBeLessThan(1_000);
    await hub.addAttribute({ name: 'card', tags: [] });
    expect(rows()).toEqual([]);
  });
});

describe('gathering', () => {
  it('goes on after a failure, and takes a change that comes meanwhile', async () => {
    let wanted: readonly IndexedName[] = [{ workspace: 1, name: 'a' }];
    const log: unknown[] = [];
    const asked: (readonly IndexedName[])[] = [];
    let steps = 0;
    const indexes: ExternalIndexes = {
      built: async () => [],
      want: async (names) => {
        asked.push(names);
      },
      step: async () => {
        steps++;
        if (steps === 1) throw new Error('the disk is away');
        if (steps === 3) {
          wanted = [];
          gathering.look(0).catch(() => undefined);
        }
        return steps < 6 ? 'more' : 'idle';
      },
    };
    const note = (...line: unknown[]): void => void log.push(line);
    const gathering = new GatherExternalIds({
      indexes,
      wanted: () => wanted,
      built: async () => undefined,
      log: { info: note, warn: note, error: note },
      pauseMs: 0,
    });
    await gathering.look(5_000);
    expect(log).toHaveLength(1);
    expect(asked).toEqual([[{ workspace: 1, name: 'a' }], [{ workspace: 1, name: 'a' }], []]);
    expect(steps).toBe(6);
  });
});
