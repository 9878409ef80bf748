import { setTimeout as sleep } from 'node:timers/promises';
import { isVisitor, type Plan, type SenderPlan, type Step } from '../plan/plan.ts';
import type { Means } from '../world/small-disk.ts';
import { World } from '../world/world.ts';
import { readFar } from '../check/read-far.ts';
import { readHub } from '../check/read-hub.ts';
import type { Evidence } from '../check/evidence.ts';
import { CLIENTS } from './clients.ts';
import { emptyHistory, note, type History } from './history.ts';
import { runLibrary, type Ends } from './run-library.ts';
import { calmDown, makeFault, type Maker } from './make-faults.ts';

export interface Outcome {
  readonly evidence: Evidence;
  readonly history: History;
  readonly folder: string;
  readonly leftOut: readonly string[];
  /** Removes what the run left on the disk, unless it is to be kept. */
  readonly clean: (keep: boolean) => void;
}

/** So long clients begin new things though nothing is wrong any more. */
const AFTERGLOW_MS = 1_500;
const PATIENCE_MS = 40_000;
/** A full disk may keep the hub from being well for longer than the plan wants to wait. */
const WELL_MS = 1_500;

/** Does what a plan says, lets everything calm down, and reads what both sides hold. */
export async function carryOut(plan: Plan, means: Means): Promise<Outcome> {
  const history = emptyHistory();
  const world = await World.start(plan, means);
  const maker: Maker = { world, history, means, leftOut: [] };
  const [enough, stop] = [new AbortController(), new AbortController()];
  try {
    note(history, 'load');
    const sending = Promise.all(
      plan.senders.map((sender) =>
        send(sender, world, history, { enough: enough.signal, stop: stop.signal }),
      ),
    );
    await makeAll(maker, plan.faults);
    await calmDown(maker);
    await sleep(AFTERGLOW_MS);
    enough.abort();
    const late = setTimeout(() => stop.abort(), PATIENCE_MS);
    await sending;
    clearTimeout(late);
    await nameVisitors(world, history, stop.signal);
    note(history, 'sent');
    const troubles: string[] = [];
    if (stop.signal.aborted) troubles.push('clients were not answered though nothing was wrong any more');
    if (!(await world.hub.ready(PATIENCE_MS))) troubles.push('the hub is not well though nothing is wrong');
    await world.sandbox.control.get(`/idle?timeoutMs=8000`).catch(() => undefined);
    if (!(await world.settled(PATIENCE_MS))) troubles.push('messages are still waiting');
    if (!(await judged(world))) troubles.push('audiences are not judged');
    note(history, 'calmed down');
    const how = await world.hub.end();
    if (how !== 'exit code 0') troubles.push(`asked to end, the hub ended with ${how}`);
    const far = await readFar(world.sandbox);
    const hub = readHub(world.hub.data);
    return {
      evidence: {
        plan,
        sent: history.sent,
        confirmed: history.confirmed,
        refusals: history.refusals,
        troubles,
        deaths: world.hub.deaths,
        front: world.front.exchanges,
        back: world.back.exchanges,
        integration: world.integration,
        hooks: world.ways.hooks,
        hub,
        far,
      },
      history,
      folder: world.folder,
      leftOut: maker.leftOut,
      clean: (keep) => world.clean(keep),
    };
  } catch (error) {
    world.clean(true);
    throw error;
  } finally {
    stop.abort();
    await world.stop();
  }
}

/** One after the other begins; what lasts goes on beside the next ones. */
async function makeAll(maker: Maker, faults: Plan['faults']): Promise<void> {
  const under: Promise<void>[] = [];
  for (const { afterMs, whenWell, ...fault } of faults) {
    await sleep(afterMs);
    if (whenWell) await maker.world.hub.ready(WELL_MS);
    const made = makeFault(maker, fault);
    made.catch(() => undefined);
    under.push(made);
  }
  await Promise.all(under);
}

async function send(
  { client, steps }: SenderPlan,
  world: World,
  history: History,
  ends: Ends,
): Promise<void> {
  if (client === 'segment' || client === 'rudder') {
    history.sent.push(...steps);
    return runLibrary({ library: client, url: world.front.url, key: world.ways.tracking, steps }, ends);
  }
  const make = CLIENTS[client](world, history, ends.stop);
  for (const step of steps) {
    await sleep(step.waitMs);
    if (ends.enough.aborted) return;
    history.sent.push(step);
    await make(step);
  }
}

/** So that at the end everybody is somebody, and nothing is held for who has no name. */
async function nameVisitors(world: World, history: History, stop: AbortSignal): Promise<void> {
  const visitors = new Set(history.sent.map(({ customer }) => customer).filter(isVisitor));
  const make = CLIENTS.plain(world, history, stop);
  for (const customer of visitors) {
    const step: Step = { waitMs: 0, customer, label: `${customer}.last`, does: { kind: 'name', traits: {} } };
    history.sent.push(step);
    await make(step);
  }
}

async function judged(world: World): Promise<boolean> {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline;) {
    const { state } = await world.insist<{ state: string }>('GET', '/judging');
    if (state === 'done') return true;
    await sleep(50);
  }
  return false;
}
