/**
 * Measures a hub on a full data folder (see make.ts) beside one on an empty folder, in turns. Usage, after `npm run build`:
 *   node bench/src/long/versus.ts FOLDER [ROUNDS] [SECONDS] [start,ingest,deliver,ask,page,live,preview,judge,retention,backup]
 *       [wall|cpu]
 * On a machine that others use, `cpu` says how long the hub works for a screen instead of how long somebody waits, and for
 * events that come in, too.
 * The full folder takes part: events come in, and `retention` deletes its oldest days. `backup` needs room for a copy.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASKS } from './asks.ts';
import { configure, keysOf } from './configure.ts';
import { Figures, median } from './figures.ts';
import { Side, startFar } from './side.ts';
import { backup, deliver, ingest, judge, judged, live, page, preview, retention, restart } from './works.ts';

const [folder = '', roundsText = '5', secondsText = '4', only = '', clock = 'wall'] = process.argv.slice(2);
if (folder === '') throw new Error('name the full folder');
const [rounds, seconds] = [Number(roundsText), Number(secondsText)];
const wanted = (part: string): boolean => only === '' || only.split(',').includes(part);
const empty = mkdtempSync(join(tmpdir(), 'causeway-versus-'));
const figures = new Figures();
/** So often each screen is asked for in a round. */
const TURNS = 15;
const INGESTS = [
  ['ingest, single', 'single', 5_000],
  ['ingest, single, of 200,000', 'single', 200_000],
  ['ingest, batches of 100', 'batch', 5_000],
] as const;
await configure(empty);
const people = { small: 5_000, large: 100_000 };
const far = { small: await startFar(), large: await startFar() };
const sides = {
  small: new Side(empty, keysOf(empty), far.small, people.small),
  large: new Side(folder, keysOf(folder), far.large, people.large),
};
try {
  for (const side of [sides.small, sides.large]) {
    await side.start();
    await judged(side);
    // Both have customers to look for, and something delivered.
    await ingest(side, 'single', 5_000, 3);
    await ingest(side, 'batch', 5_000, 3);
    await deliver(side);
  }
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? (['small', 'large'] as const) : (['large', 'small'] as const);
    const each = async (part: string, work: (side: Side, add: Add) => Promise<void>): Promise<void> => {
      if (!wanted(part)) return;
      for (const which of order)
        await work(sides[which], (name, unit, value) => figures.add(name, unit, which, value));
      console.log(`round ${round + 1}: ${part}`);
    };
    await each('start', async (side, add) => add('start until ready', 'ms', await restart(side)));
    await each('ingest', async (side, add) => {
      for (const [name, mode, customers] of INGESTS) {
        const [done, ms] = await side.worked(
          () => ingest(side, mode, customers, seconds),
          ({ events }) => events,
        );
        add(name, '/s', done.perSecond);
        if (mode === 'single') add(`${name}, p99`, 'ms', done.p99);
        if (clock === 'cpu') add(`${name}, work for 1,000`, 'ms', ms);
      }
    });
    await each('deliver', async (side, add) => add('delivered', '/s', await deliver(side)));
    if (wanted('ask')) {
      await askBoth(order);
      console.log(`round ${round + 1}: ask`);
    }
    await each('page', async (side, add) => add('customers, the 40th page', 'ms', await page(side)));
    await each('live', async (side, add) => add('live events, until the first 50', 'ms', await live(side)));
    await each('preview', async (side, add) => add('preview, customers', '/s', await preview(side, seconds)));
    await each('judge', async (side, add) =>
      add('judging everybody, customers', '/s', await judge(side, seconds)),
    );
    await each('retention', async (side, add) => {
      const { perSecond, p99, work } = await retention(side, seconds);
      add('ingest while old rows are deleted', '/s', perSecond);
      add('ingest while old rows are deleted, p99', 'ms', p99);
      if (clock === 'cpu') add('ingest while old rows are deleted, work for 1,000', 'ms', work);
    });
    if (round === 0)
      await each('backup', async (side, add) => {
        const { took, during } = await backup(side, seconds);
        for (const { perSecond, p99 } of during) {
          add('ingest during a backup', '/s', perSecond);
          add('ingest during a backup, p99', 'ms', p99);
        }
        console.log(`backup of ${side.data}: ${(took / 1000).toFixed(1)} s`);
      });
  }
} finally {
  figures.report();
  for (const side of [sides.small, sides.large]) await side.stop();
  for (const one of [far.small, far.large]) await one.stop();
  rmSync(empty, { recursive: true, force: true });
}

/** One request here, one there, and so on: what else the machine does meets both. */
async function askBoth(order: readonly ('small' | 'large')[]): Promise<void> {
  for (const [name, ask] of ASKS) {
    const times = { small: [] as number[], large: [] as number[] };
    for (let turn = 0; turn < TURNS; turn++)
      for (const which of order)
        times[which].push((await sides[which].time(ask))[clock === 'cpu' ? 'cpu' : 'wall']);
    for (const which of order) figures.add(name, 'ms', which, median(times[which]));
  }
}

type Add = (name: string, unit: 'ms' | '/s', value: number) => void;
