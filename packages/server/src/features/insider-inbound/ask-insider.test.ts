import { DEFAULT_SETTINGS } from '@causeway/core/insider/settings/defaults';
import { expect, test } from 'vitest';
import type { OutgoingAnswer } from '../../ports/egress.ts';
import { createAskInsider, type AskInsider } from './ask-insider.ts';
import type { Side } from './side.ts';

const SIDE = {
  integration: 3,
  settings: DEFAULT_SETTINGS,
  cover: (text: string) => text,
  account: { baseUrl: 'http://insider.test', headers: {} },
} as Side;
const FOUND: OutgoingAnswer = {
  status: 200,
  headers: {},
  body: '{"attributes":{"uuid":"u"}}',
  ms: 1,
  error: undefined,
};

function asking(answer: () => OutgoingAnswer = () => FOUND): {
  readonly ask: AskInsider;
  readonly waits: number[];
  readonly clock: { now: number };
  readonly sent: string[];
} {
  const waits: number[] = [];
  const sent: string[] = [];
  const clock = { now: 1_000 };
  const ask = createAskInsider({
    egress: async ({ body }) => {
      sent.push(body ?? '');
      return answer();
    },
    clock: () => clock.now,
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
  return { ask, waits, clock, sent };
}

test('one profile is asked about once for a while, and an answer that is none is not remembered', async () => {
  const answers = [{ ...FOUND, status: 500 }, FOUND, FOUND];
  const { ask, sent, clock } = asking(() => answers.shift() ?? FOUND);
  expect(await ask(SIDE, 'i')).toMatchObject({ kind: 'trouble' });
  expect(await Promise.all([ask(SIDE, 'i'), ask(SIDE, 'i')])).toMatchObject([
    { kind: 'found' },
    { kind: 'found' },
  ]);
  expect(sent).toHaveLength(2);
  clock.now += 29_999;
  await ask(SIDE, 'i');
  expect(sent).toHaveLength(2);
  clock.now += 1;
  await ask(SIDE, 'i');
  expect(sent).toHaveLength(3);
});

test('some wait for their turn, the others are to come again; accounts do not share it', async () => {
  const { ask, waits, sent } = asking();
  const asked = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(SIDE, `i-${n}`)));
  const kinds = asked.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'found')).toHaveLength(8);
  expect(asked.at(-1)).toEqual({ kind: 'busy', retryAfterSeconds: 4 });
  expect([waits.length, sent.length]).toEqual([6, 8]);
  expect(await ask({ ...SIDE, integration: 4 }, 'i-1')).toMatchObject({ kind: 'found' });
});
