import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';

const NO_PRICE = { code: 'no_price', field: 'price', message: 'There is no price.', hint: 'Send one.' };
const NO_ID = { code: 'no_id', message: 'Nobody is named.' };

describe('dead letters', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;
  let integration: number;
  let base: string;

  beforeAll(async () => {
    hub = await startAdminHub();
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    const made = await hub.addWorkspace(crypto.randomUUID());
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
    const installed = await client.call('POST', '/v1/admin/integrations', {
      kind: 'fake',
      name: 'Main',
      secrets: { token: 'x' },
    });
    integration = Number(installed.body['id']);
    base = `/v1/admin/integrations/${integration}/dead-letters`;
    hub.looked.length = 0;
  });

  const user = (index: number) => `u${workspace}-${index}`;
  /** Ten messages: the first five are delivered, then three lack a price and two an id. */
  const bury = async () => {
    await hub.register(
      workspace,
      Array.from({ length: 10 }, (_, index) => ({
        type: index < 5 ? 'Good' : index < 8 ? 'No price' : 'No id',
        userId: user(index % 4),
        data: { name: 'x' },
      })),
    );
    await hub.deliver(
      integration,
      (_event, type) => (type === 'No price' ? NO_PRICE : type === 'No id' ? NO_ID : undefined),
      422,
    );
  };
  const rows = (sql: string) => hub.database.prepare(sql).rows(integration);
  const delivered = () =>
    rows('SELECT event, outcome FROM outcomes WHERE integration = ? AND outcome = 0 ORDER BY id');

  it('are listed newest first, by page, all or of one cause', async () => {
    await bury();
    const whole = await client.all(base, 200);
    expect(whole).toHaveLength(5);
    expect(whole[0]).toMatchObject({
      event_type: 'No id',
      code: 'no_id',
      field: null,
      message: 'Nobody is named.',
      hint: null,
      identifier: expect.stringMatching(/^dlv_/) as string,
    });
    for (const query of ['', '?code=no_price']) {
      expect(await client.all(base + query, 2)).toEqual(await client.all(base + query, 200));
    }
    expect(await client.all(`${base}?code=no_price`, 2)).toHaveLength(3);
    expect(await client.all(`${base}?code=never`, 2)).toEqual([]);
  });

  it('are grouped by cause, the most frequent first', async () => {
    await bury();
    const at = new Date(hub.now).toISOString();
    expect((await client.call('GET', `${base}/causes`)).body['data']).toEqual([
      {
        code: 'no_price',
        count: 3,
        example: 'There is no price.',
        hint: 'Send one.',
        first_at: at,
        last_at: at,
      },
      { code: 'no_id', count: 2, example: 'Nobody is named.', hint: null, first_at: at, last_at: at },
    ]);
  });

  it('go back to the front of their customer’s queue, and nothing that succeeded moves', async () => {
    await bury();
    const before = delivered();
    const reply = await client.call('POST', `${base}/resend`, { code: 'no_price' });
    expect(reply.body).toEqual({ resent: 3, gone: 0 });
    expect(hub.looked).toEqual([integration]);
    expect(rows("SELECT count(*) FROM dead_letters WHERE integration = ? AND code = 'no_price'")).toEqual([
      [0],
    ]);
    expect(rows('SELECT count(*) FROM dead_letters WHERE integration = ?')).toEqual([[2]]);
    const waiting = rows(
      'SELECT w.lane = (w.customer & 255), w.due, w.attempts, e.type FROM waiting w JOIN events e ON e.id = w.event WHERE w.integration = ?',
    );
    expect(waiting).toEqual(Array.from({ length: 3 }, () => [1, 0, 0, 'No price']));
    await hub.deliver(integration);
    expect(delivered().slice(0, before.length)).toEqual(before);
    expect(delivered()).toHaveLength(before.length + 3);
    expect(rows('SELECT count(*) FROM waiting WHERE integration = ?')).toEqual([[0]]);
    const events = delivered().map(([event]) => event);
    expect(new Set(events).size).toBe(events.length);
  });

  it('can be chosen one by one; what is chosen and is none is left alone', async () => {
    await bury();
    const [first] = await client.all(base, 200);
    const good = delivered()[0]?.[0];
    const reply = await client.call('POST', `${base}/resend`, {
      events: [Number(first?.['event_id']), good, 999_999],
    });
    expect(reply.body).toEqual({ resent: 1, gone: 0 });
    expect((await client.call('POST', `${base}/resend`, { events: [good] })).body).toEqual({
      resent: 0,
      gone: 0,
    });
    expect(hub.looked).toEqual([integration]);
  });

  it('follow their customer through a merge', async () => {
    const name = user(0);
    await hub.register(workspace, [
      { type: 'No id', userId: `${name}-old` },
      { type: 'Good', userId: name },
    ]);
    await hub.deliver(integration, (_event, type) => (type === 'No id' ? NO_ID : undefined));
    await hub.register(workspace, [
      { kind: 'alias', type: 'alias', userId: name, previousId: `${name}-old` },
    ]);
    expect((await client.call('POST', `${base}/resend`, { all: true })).body).toEqual({ resent: 1, gone: 0 });
    const [row] = rows(
      'SELECT c.id FROM waiting w JOIN customers c ON c.key = w.customer WHERE w.integration = ?',
    );
    expect(row).toEqual([name]);
  });

  it('stay when their event is no longer kept, and that is said', async () => {
    await bury();
    hub.database.exec(
      `DELETE FROM events WHERE id = (SELECT max(event) FROM dead_letters WHERE integration = ${integration})`,
    );
    expect((await client.call('POST', `${base}/resend`, { all: true })).body).toEqual({ resent: 4, gone: 1 });
    expect(rows('SELECT count(*) FROM dead_letters WHERE integration = ?')).toEqual([[1]]);
  });

  it('are given up only when that is confirmed', async () => {
    await bury();
    expect((await client.call('POST', `${base}/discard`, { all: true })).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/confirm' }],
    });
    expect((await client.call('POST', `${base}/discard`, { code: 'no_id', confirm: true })).body).toEqual({
      discarded: 2,
    });
    expect((await client.call('POST', `${base}/discard`, { all: true, confirm: true })).body).toEqual({
      discarded: 3,
    });
    expect(rows('SELECT count(*) FROM waiting WHERE integration = ?')).toEqual([[0]]);
    expect(delivered()).toHaveLength(5);
  });

  it('want to be chosen in exactly one way', async () => {
    for (const body of [{}, { all: true, code: 'no_id' }, { events: [] }, { all: false }]) {
      expect((await client.call('POST', `${base}/resend`, body)).status, `with ${JSON.stringify(body)}`).toBe(
        422,
      );
    }
  });

  it('move in portions when there are many', async () => {
    const many = 12_001;
    await hub.register(workspace, [{ type: 'No id', userId: user(0) }]);
    const [[customer] = []] = hub.database.prepare('SELECT max(key) FROM customers').rows();
    const [[last] = []] = hub.database.prepare('SELECT max(id) FROM events').rows();
    await hub.database.write(() => {
      const event = hub.database.prepare(
        'INSERT INTO events (id, customer, source, message_id, type, timestamp, received_at, body) VALUES (?, ?, 99, ?, \'Bulk\', 0, 0, \'{"data":{},"context":{}}\')',
      );
      const letter = hub.database.prepare(
        'INSERT INTO dead_letters (integration, event, customer, type, code, issue, buried_at) VALUES (?, ?, ?, \'Bulk\', ?, \'{"code":"x","message":"m"}\', ?)',
      );
      for (let index = 1; index <= many; index++) {
        const id = Number(last) + index;
        event.run(id, customer ?? 0, `bulk-${workspace}-${index}`);
        letter.run(integration, id, customer ?? 0, index % 2 === 0 ? 'even' : 'odd', index % 7);
      }
    });
    expect((await client.call('GET', `${base}/causes`)).body['data']).toMatchObject([
      { code: 'odd', count: 6_001, first_at: '1970-01-01T00:00:00.000Z' },
      { code: 'even', count: 6_000 },
    ]);
    expect((await client.call('POST', `${base}/resend`, { code: 'odd' })).body).toEqual({
      resent: 6_001,
      gone: 0,
    });
    expect((await client.call('POST', `${base}/resend`, { all: true })).body).toEqual({
      resent: 6_000,
      gone: 0,
    });
    expect(rows('SELECT count(*) FROM waiting WHERE integration = ?')).toEqual([[many]]);
  });
});
