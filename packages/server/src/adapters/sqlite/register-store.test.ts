import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyModel, type Model } from '@causeway/core/register/model';
import type { TrackedArrival } from '@causeway/core/register/known';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Connection } from './connection.ts';
import { migrate } from './migrate.ts';
import { openRegisterStore, type SqliteRegisterStore } from './register-store.ts';
import { Turnstile } from './turnstile.ts';

const folder = mkdtempSync(join(tmpdir(), 'register-store-'));
const connection = new Connection(join(folder, 'hub.db'), new Turnstile());
let store: SqliteRegisterStore;

beforeAll(async () => {
  await migrate(connection);
  store = openRegisterStore(connection);
});

afterAll(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const BROKEN = 9;

function modelOf(workspace: number): Model {
  if (workspace === BROKEN) throw new Error('this one breaks');
  return emptyModel(workspace);
}

function call(workspace: number, userId: string, messageId: string): TrackedArrival {
  return {
    ...{ workspace, source: 1, receivedAt: 1_000 },
    call: {
      ...{ kind: 'track', type: `Seen by ${userId}`, userId, messageId, timestamp: 500 },
      ...{ anonymousId: undefined, previousId: undefined, originalAt: undefined, sentAt: undefined },
      ...{ data: {}, context: {}, integrations: undefined },
    },
  };
}

test('law: whose each event is stands beside it, after groups that were written and groups that came to nothing', async () => {
  const rows = (sql: string): unknown => connection.prepare(sql).rows();
  const arrival = fc.record({
    workspace: fc.constantFrom(...Array.from({ length: 60 }, () => 1), BROKEN),
    user: fc.constantFrom('ada', 'ben', 'cem'),
    message: fc.nat(400),
  });
  let written = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(arrival, { minLength: 1, maxLength: 120 }), async (group) => {
      const arrivals = group.map(({ workspace, user, message }) => call(workspace, user, `m-${message}`));
      const breaks = arrivals.some(({ workspace }) => workspace === BROKEN);
      const registered = store.register(() => arrivals, modelOf);
      if (breaks) await expect(registered).rejects.toThrow('this one breaks');
      else written += (await registered).registered.filter(({ event }) => event !== undefined).length;
      const events = connection.prepare('SELECT id, customer, type FROM events ORDER BY id').rows();
      expect(events).toHaveLength(written);
      expect(rows('SELECT event, customer, type FROM customer_events_tail ORDER BY event')).toEqual(events);
    }),
    { numRuns: 40 },
  );
});
