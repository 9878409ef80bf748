import type { Answer, Destination, PlannedRequest } from '@causeway/core/delivery/destination';
import { describe, expect, test } from 'vitest';
import type { RecordedFlight } from '../ports/delivery-store.ts';
import type { OutgoingAnswer } from '../ports/egress.ts';
import { fly, type Landing } from './fly.ts';
import { RequestGate } from './request-gate.ts';

const HOUR = 3_600_000;

/** Answers are read by their status: 200 accepted, 401 credentials, 400 refused, 409 conflict, others transient. */
const destination: Pick<Destination, 'read'> = {
  read: (_request, { status, headers }): Answer => {
    const issue = { code: `http_${status}`, message: `It answered ${status}.` };
    if (status === 200) return { kind: 'accepted', failures: [] };
    if (status === 401) return { kind: 'credentials', issue };
    if (status === 400) return { kind: 'refused', issue };
    if (status === 409) return { kind: 'conflict', issue };
    const asked = headers['retry-after'];
    return asked === undefined
      ? { kind: 'transient', issue }
      : { kind: 'transient', issue, retryAfterMs: Number(asked) * 1000 };
  },
};

function request(operation: string): PlannedRequest {
  return {
    operation,
    method: 'POST',
    path: '/',
    body: `{"${operation}":1}`,
    bytes: 10,
    slots: [0, 1],
    eventsOf: [[1], [2]],
  };
}

interface Flown {
  readonly landing: Landing;
  readonly logged: readonly object[];
  /** What was sent, and when. */
  readonly sent: readonly (readonly [at: number, body: string])[];
}

async function flown(
  answers: (call: number) => number | readonly [status: number, retryAfter: string],
  operations: readonly string[] = ['one'],
  entries = 2,
  rules: Partial<Destination> = {},
): Promise<Flown> {
  let now = 0;
  const sent: [number, string][] = [];
  const logged: object[] = [];
  const clock = (): number => now;
  const sleep = async (ms: number): Promise<void> => {
    now += ms;
  };
  const recorded: RecordedFlight = {
    id: 1,
    integration: 1,
    lanes: [1],
    flight: {
      entries: Array.from({ length: entries }, (_, n) => ({
        customer: n,
        events: [n],
        issues: [],
        shadow: undefined,
      })),
      requests: operations.map(request),
    },
    messages: new Map(),
    deliveries: [1],
    firstAt: 0,
  };
  const landing = await fly(
    recorded,
    {
      destination: { ...(destination as Destination), ...rules },
      gate: new RequestGate(
        { pools: [{ operations: [...operations], perMinute: 60_000 }], ...rules },
        clock,
        () => 0,
        sleep,
      ),
      send: async ({ body }): Promise<OutgoingAnswer> => {
        const answer = answers(sent.length);
        sent.push([now, body]);
        const [status, retryAfter] = typeof answer === 'number' ? [answer, undefined] : answer;
        return {
          status,
          headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
          body: '{}',
          ms: 1,
          error: undefined,
        };
      },
      clock,
      random: () => 0,
      sleep,
      log: { info: () => undefined, warn: (facts) => logged.push(facts), error: () => undefined },
      giveUpAfterMs: 72 * HOUR,
      observe: () => undefined,
    },
    new AbortController().signal,
  );
  return { landing, sent, logged };
}

describe('a flight', () => {
  test('arrives with all its requests, in order', async () => {
    const { landing, sent } = await flown(() => 200, ['identity', 'upsert']);
    expect(landing).toMatchObject({ kind: 'arrived', status: 200, failures: [[], []] });
    expect(sent.map(([, body]) => body)).toEqual(['{"identity":1}', '{"upsert":1}']);
  });

  test('repeats the same bytes until it arrives, waiting longer each time', async () => {
    const { landing, sent } = await flown((call) => (call < 2 ? 503 : 200));
    expect(landing.kind).toBe('arrived');
    expect(sent.map(([at]) => at)).toEqual([0, 1_000, 3_000]);
    expect(new Set(sent.map(([, body]) => body)).size).toBe(1);
    expect(landing.attempts.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 503],
      [2, 503],
      [3, 200],
    ]);
  });

  test('waits as long as the destination asks', async () => {
    const { sent } = await flown((call) => (call === 0 ? [429, '120'] : 200));
    expect(sent.map(([at]) => at)).toEqual([0, 120_000]);
  });

  test('does not send the second request before the first has arrived', async () => {
    const { sent } = await flown((call) => (call === 0 ? 500 : 200), ['identity', 'upsert']);
    expect(sent.map(([, body]) => body)).toEqual(['{"identity":1}', '{"identity":1}', '{"upsert":1}']);
  });

  test.each([
    [401, 'credentials'],
    [400, 'refused'],
    [409, 'conflict'],
  ])('%i ends it at once as %s', async (status, kind) => {
    const { landing, sent } = await flown(() => status);
    expect([landing.kind, sent.length]).toEqual([kind, 1]);
  });

  test('of one customer makes room after three failures, of several after eight', async () => {
    const single = await flown(() => 500, ['one'], 1);
    expect([single.landing.kind, single.sent.length]).toEqual(['failing', 3]);
    const several = await flown(() => 500);
    expect([several.landing.kind, several.sent.length]).toEqual(['failing', 8]);
  });

  test('gives up only after 72 hours', async () => {
    // A destination that asks for a day each time: the third answer after 72 hours is the last.
    const { landing, sent } = await flown(() => [503, String(24 * 3600)]);
    expect(landing).toMatchObject({ kind: 'gave_up', issue: { code: 'gave_up' } });
    expect(sent.map(([at]) => at / HOUR)).toEqual([0, 24, 48, 72]);
  });

  test('hears what each accepted answer tells of its customers', async () => {
    const replies: Destination['replies'] = ({ operation }, { status, body }, entries) =>
      entries.map(({ customer }) => ({ customer, event: customer, data: { operation, status, body } }));
    const { landing } = await flown((call) => (call === 1 ? 503 : 200), ['one', 'two'], 1, { replies });
    expect(landing).toMatchObject({
      kind: 'arrived',
      replies: ['one', 'two'].map((operation) => ({ data: { operation, status: 200, body: '{}' } })),
    });
  });

  test('has arrived also when nobody can read what its answer tells', async () => {
    const replies = (): never => {
      throw new Error('no such field');
    };
    const { landing, logged } = await flown(() => 200, ['one'], 1, { replies });
    expect([landing, logged]).toMatchObject([{ kind: 'arrived', replies: [] }, [{ integration: 1 }]]);
  });

  test('stays whole and is repeated while the destination asks for pauses and there is patience', async () => {
    const patience = { failures: 10, firstMs: 60_000, failAfterMs: 2 * HOUR };
    const { landing, sent } = await flown((call) => (call < 12 ? [429, '1800'] : 200), ['one'], 1, {
      patience,
    });
    expect([landing.kind, sent.at(-1)?.[0]]).toEqual(['arrived', 6 * HOUR]);
  });

  test('ends as exhausted when nothing got through for as long as there is patience', async () => {
    const patience = { failures: 2, firstMs: HOUR, failAfterMs: HOUR };
    const { landing, sent } = await flown(() => 500, ['one'], 1, { patience });
    expect(landing).toMatchObject({ kind: 'exhausted', issue: { code: 'job_failed' }, status: 500 });
    expect(sent.map(([at]) => at)).toEqual([0, 1_000, HOUR]);
  });
});
