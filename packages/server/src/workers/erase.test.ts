import { describe, expect, it } from 'vitest';
import type { EraseAt } from '../ports/erase-at.ts';
import type { EndedErasure, ErasureJob, ErasureStep, ErasureStore, StepEnd } from '../ports/erasure-store.ts';
import type { ErasureWork } from '../ports/erasure-work.ts';
import { erase, type EraseTools } from './erase.ts';

const STEP: ErasureStep = {
  position: 1,
  kind: 'destination',
  integration: { id: 7, name: 'Insider' },
  state: 'waiting',
  count: 0,
  statusCode: undefined,
  at: undefined,
  issue: undefined,
  attempts: 0,
  since: undefined,
  due: 0,
};
const REQUEST = {
  operation: 'user_delete',
  method: 'POST' as const,
  path: '/x',
  body: '{}',
  bytes: 2,
  slots: [],
  eventsOf: [],
};
const WORK: ErasureWork = {
  ids: ['ada'],
  spellings: ['ada@example.com'],
  destinations: [
    { integration: 7, requests: [REQUEST, { ...REQUEST, path: '/y' }] },
    { integration: 8, requests: [REQUEST] },
  ],
};
const ISSUE = { code: 'x', message: 'No.' };

type Answer = Awaited<ReturnType<EraseAt>>;

/** One erasure with one step, and what became of it. */
function world(step: Partial<ErasureStep>, answers: readonly Answer[], change: Partial<EraseTools> = {}) {
  const job: ErasureJob = {
    id: 1,
    workspace: 1,
    subject: 's',
    work: new Uint8Array(),
    step: { ...STEP, ...step },
  };
  const waiting = [job];
  const said = {
    ends: [] as StepEnd[],
    paths: [] as string[],
    dropped: 0,
    kept: [] as unknown[],
    finished: [] as boolean[],
  };
  const left = [...answers];
  let now = 1_000;
  let underWay = 0;
  const ended: EndedErasure[] = [];
  const erasures: Partial<ErasureStore> = {
    next: async () => waiting.shift(),
    portion: async () => true,
    underWay: async () => underWay,
    endStep: async (_job, end) => {
      said.ends.push(end);
    },
    ended: async () => [...ended],
    letGo: async (_id, work) => {
      said.kept.push(work);
    },
    finish: async (_id, failed) => {
      said.finished.push(failed);
      ended.length = 0;
    },
  };
  const tools: EraseTools = {
    erasures: erasures as ErasureStore,
    sealing: {
      open: () => WORK,
      seal: (_workspace, work) => new TextEncoder().encode(JSON.stringify(work)),
    },
    eraseAt: async (_workspace, _integration, { path }) => {
      said.paths.push(path);
      return left.shift() ?? { kind: 'done', statusCode: 200 };
    },
    dropUnderWay: () => {
      said.dropped++;
      underWay = 0;
    },
    fold: async () => true,
    rest: async () => undefined,
    pause: async (ms) => {
      now += ms;
    },
    clock: () => now,
    random: () => 0,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    stopping: new AbortController().signal,
    ...change,
  };
  return {
    said,
    ended,
    run: () => erase(tools),
    fly: (count: number) => {
      underWay = count;
    },
  };
}

describe('erasing', () => {
  it('asks a destination for all its profiles, and says what was answered', async () => {
    const { said, run } = world({}, [
      { kind: 'done', statusCode: 200 },
      { kind: 'done', statusCode: 404, issue: ISSUE },
    ]);
    expect(await run()).toBe(1);
    expect(said.paths).toEqual(['/x', '/y']);
    expect(said.ends).toEqual([{ state: 'done', count: 2, statusCode: 404, issue: ISSUE }]);
  });

  it('tries again later what fails for the moment, and never sooner than it was asked to', async () => {
    const transient = { kind: 'transient' as const, issue: ISSUE, statusCode: 503 };
    for (const [answer, attempts, wait] of [
      [transient, 0, 1_000],
      [transient, 3, 8_000],
      [{ ...transient, retryAfterMs: 60_000 }, 0, 60_000],
      [transient, 30, 300_000],
    ] as const) {
      const { said, run } = world({ attempts, since: 900 }, [answer]);
      await run();
      expect(said.ends).toEqual([
        { state: 'waiting', count: 0, statusCode: 503, issue: ISSUE, due: 1_000 + wait },
      ]);
    }
  });

  it('gives up after three days, and at once at a refusal', async () => {
    const answers: Answer[] = [{ kind: 'transient', issue: ISSUE, statusCode: 503 }];
    const late = world({ attempts: 99, since: 1_000 - 72 * 3_600_000 }, answers);
    await late.run();
    expect(late.said.ends).toMatchObject([{ state: 'failed', issue: ISSUE }]);
    const refused = world({}, [{ kind: 'refused', issue: ISSUE, statusCode: 403 }]);
    await refused.run();
    expect(refused.said.ends).toMatchObject([{ state: 'failed', statusCode: 403 }]);
    expect(refused.said.paths).toEqual(['/x']);
  });

  it('says so when nothing is known by which a destination could know them', async () => {
    const { said, run } = world({ integration: { id: 9, name: 'Other' } }, []);
    await run();
    expect(said.paths).toEqual([]);
    expect(said.ends).toMatchObject([{ state: 'done', count: 0, issue: { code: 'nothing_known_there' } }]);
  });

  it('waits for what is under way, and has it let go when that takes too long', async () => {
    const { said, run, fly } = world({ kind: 'queue', integration: undefined }, []);
    fly(2);
    await run();
    expect(said.dropped).toBe(1);
    expect(said.ends).toEqual([{ state: 'done', count: 0 }]);
  });

  it('throws away what it needed, but for the requests that failed, before it says that it is over', async () => {
    const { said, ended, run } = world({}, []);
    ended.push({ id: 1, workspace: 1, failed: [8], work: new Uint8Array() });
    await run();
    expect(new TextDecoder().decode(said.kept[0] as Uint8Array)).toBe(
      JSON.stringify({ ids: [], spellings: [], destinations: [WORK.destinations[1]] }),
    );
    expect(said.finished).toEqual([true]);
    ended.push({ id: 1, workspace: 1, failed: [], work: new Uint8Array() });
    await run();
    expect([said.kept[1], said.finished[1]]).toEqual([undefined, false]);
  });

  it('is not over while something of it may be left beside the database', async () => {
    const { said, ended, run } = world({}, [], { fold: async () => false });
    ended.push({ id: 1, workspace: 1, failed: [], work: undefined });
    await run();
    expect(said.finished).toEqual([]);
  });

  it('fails in words when the key is another one', async () => {
    const sealing = {
      seal: () => new Uint8Array(),
      open: (): never => {
        throw new Error('bad tag');
      },
    };
    const { said, run } = world({}, [], { sealing });
    await run();
    expect(said.ends).toMatchObject([{ state: 'failed', issue: { code: 'work_unreadable' } }]);
  });
});
