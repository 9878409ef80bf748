import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Change, FaultKind } from '../plan/plan.ts';
import { empty, fill, limitFiles, type Means } from '../world/small-disk.ts';
import type { World } from '../world/world.ts';
import { note, type History } from './history.ts';

export interface Maker {
  readonly world: World;
  readonly history: History;
  readonly means: Means;
  /** Faults that this machine has no means for. */
  readonly leftOut: string[];
}

/** Makes one fault, and takes it back when its time is over. */
export async function makeFault(maker: Maker, fault: FaultKind): Promise<void> {
  const { world, history } = maker;
  const { hub, sandbox } = world;
  note(history, `fault ${JSON.stringify(fault)}`);
  switch (fault.kind) {
    case 'kill-hub':
      return hub.kill(fault.again);
    case 'stop-hub':
      return hub.restart();
    case 'freeze-hub':
      return freeze(hub.program?.pid, fault.forMs);
    case 'second-hub':
      return startSecond(maker);
    case 'kill-sandbox':
      await sandbox.kill(fault.awayMs);
      world.back.target = sandbox.url;
      return;
    case 'disk-full':
      return fillDisk(maker, fault.means, fault.forMs);
    case 'slow-disk':
      hub.weather({ commitMs: fault.commitMs });
      await sleep(fault.forMs);
      return hub.weather({ commitMs: 0 });
    case 'clock':
      return hub.weather({ offsetMs: fault.offsetMs });
    case 'network': {
      const link = fault.side === 'in' ? world.front : world.back;
      link.weather(fault.shares);
      await sleep(fault.forMs);
      return link.weather({});
    }
    case 'hostile':
      await sandbox.mode(fault.mode);
      await sleep(fault.forMs);
      return sandbox.mode({});
    case 'change':
      return makeChange(world, fault.change);
  }
}

async function freeze(pid: number | undefined, forMs: number): Promise<void> {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGSTOP');
    await sleep(forMs);
    process.kill(pid, 'SIGCONT');
  } catch {
    // It was killed meanwhile.
  }
}

/** It must see that the folder has a hub. */
async function startSecond({ world, history }: Maker): Promise<void> {
  if (!(await world.hub.ready(2_000))) return;
  const { starts, program } = world.hub;
  const second = world.hub.another();
  const runs = await second.line(/running at/, 8_000).then(
    () => true,
    () => false,
  );
  await second.kill();
  if (runs && world.hub.starts === starts && program?.running === true)
    history.refusals.push('a second hub runs on the same data folder');
}

async function fillDisk(maker: Maker, means: 'limit' | 'volume', forMs: number): Promise<void> {
  const { world, leftOut } = maker;
  const { data, program } = world.hub;
  if (means === 'volume' ? !world.volume : !maker.means.limit) {
    leftOut.push(`disk-full (${means})`);
    return;
  }
  if (means === 'volume') {
    fill(data);
    await sleep(forMs);
    return empty(data);
  }
  if (program?.running !== true) return;
  limitFiles(program.pid, Math.max(4_096, sizeOf(join(data, 'hub.db-wal'))));
  await sleep(forMs);
  if (program.running) limitFiles(program.pid, 'unlimited');
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

async function makeChange(world: World, change: Change): Promise<void> {
  const path = `/integrations/${world.integration}`;
  switch (change.kind) {
    case 'pause':
      await world.insist('POST', `${path}/pause`);
      await sleep(change.forMs);
      await world.insist('POST', `${path}/resume`);
      return;
    case 'mapping':
      await world.insist('PATCH', path, { settings: change.settings });
      return;
    case 'audience': {
      const rule =
        change.slug === 'buyers'
          ? `count("Order Completed") >= ${change.least}`
          : `sum("Order Completed".total) > ${change.least * 60}`;
      await world.insist('PATCH', `/audiences/${world.audience(change.slug)}`, {
        filter: `FILTER ${rule}`,
        announce: change.announce,
      });
      return;
    }
    case 'attribute':
      await world.insist('PUT', `/attributes/${change.name}`, {
        label: change.name,
        type: 'string',
        tags: [],
      });
      return;
    case 'consent':
      await world.insist('PATCH', '/consent-settings', { unknown: change.unknown });
      await sleep(change.forMs);
      await world.insist('PATCH', '/consent-settings', { unknown: 'allow' });
      return;
  }
}

/** Nothing is wrong any more. */
export async function calmDown({ world, history }: Maker): Promise<void> {
  note(history, 'calm');
  world.front.weather({});
  world.back.weather({});
  world.hub.weather({ commitMs: 0 });
  if (world.volume) empty(world.hub.data);
  rmSync(join(world.hub.data, 'ballast'), { force: true });
  await world.sandbox.mode({});
}
