import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { frontStats, load, type Load } from '../processes.ts';
import { ruleText } from '../rules.ts';
import type { Side } from './side.ts';

const CLI = join(import.meta.dirname, '../../../packages/cli/dist/main.js');
/** What is deleted while it is measured: this much of the past each time. */
let logDays = 85;

/** Milliseconds from the start of the process until it says that it is ready. */
export async function restart(side: Side, env: Readonly<Record<string, string>> = {}): Promise<number> {
  await side.stop();
  const began = performance.now();
  await side.start(env);
  while (!(await fetch(`${side.url}/readyz`)).ok) await wait(5);
  return performance.now() - began;
}

export function ingest(
  side: Side,
  mode: 'single' | 'batch',
  customers: number,
  seconds: number,
): Promise<Load> {
  return load(side.url, side.keys.writeKey, mode, seconds, mode === 'single' ? 32 : 8, customers);
}

/** What gathered while Insider was paused is let go: events per second until all have arrived. */
export async function deliver(side: Side): Promise<number> {
  const path = `integrations/${side.keys.insider}`;
  const before = (await frontStats(side.farUrl)).events.received;
  const began = performance.now();
  await side.ask('POST', `${path}/resume`);
  let last = before;
  let at = began;
  while (performance.now() - at < 1_000 || last === before) {
    const { received } = (await frontStats(side.farUrl)).events;
    if (received !== last) at = performance.now();
    else if (performance.now() - began > 20_000) break;
    last = received;
    await wait(50);
  }
  await side.ask('POST', `${path}/pause`);
  return ((last - before) / (at - began)) * 1000;
}

/** Turns forty pages of customers; milliseconds that the last one took. */
export async function page(side: Side): Promise<number> {
  let took = 0;
  for (let number = 0, cursor = ''; number < 40; number++) {
    const began = performance.now();
    const { next } = await side.ask<{ next: string | null }>('GET', `customers?limit=100${cursor}`);
    took = performance.now() - began;
    if (next === null) return took;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
  return took;
}

/** Milliseconds until the stream of live events has told of the latest. */
export async function live(side: Side): Promise<number> {
  const stop = new AbortController();
  const began = performance.now();
  const response = await fetch(`${side.url}/v1/admin/live?recent=50`, {
    headers: { authorization: `Bearer ${side.keys.adminToken}` },
    signal: stop.signal,
  });
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    if ((text.match(/^data:/gm)?.length ?? 0) >= 1 && text.includes('\n\n')) break;
  }
  stop.abort();
  return performance.now() - began;
}

/** Customers per second that a draft of an audience is tried on. */
export async function preview(side: Side, seconds: number): Promise<number> {
  interface Preview {
    readonly id: string;
    readonly state: string;
    readonly looked: number;
  }
  const { id } = await side.ask<Preview>('POST', 'audience-previews', { filter: ruleText(1) });
  const began = performance.now();
  let now: Preview;
  do {
    await wait(10);
    now = await side.ask<Preview>('GET', `audience-previews/${id}`);
  } while (now.state === 'running' && performance.now() - began < seconds * 1000);
  const rate = (now.looked / (performance.now() - began)) * 1000;
  await side.ask('DELETE', `audience-previews/${id}`);
  return rate;
}

let rules = 100;

/** Customers per second that are judged by a rule that began. */
export async function judge(side: Side, seconds: number): Promise<number> {
  interface Judging {
    readonly state: string;
    readonly looked: number;
  }
  const made = await side.ask<{ id: string }>('POST', 'audiences', {
    name: `Made while measuring ${rules}`,
    filter: ruleText(rules++),
    announce: false,
  });
  const began = performance.now();
  let now: Judging | null;
  do {
    await wait(10);
    now = (await side.ask<{ data: unknown; judging: Judging | null }>('GET', 'audiences')).judging;
  } while (now?.state === 'running' && performance.now() - began < seconds * 1000);
  const rate = ((now?.looked ?? 0) / (performance.now() - began)) * 1000;
  await side.ask('DELETE', `audiences/${made.id}`);
  await judged(side);
  return rate;
}

/** Until everybody is judged: what is measured meanwhile shares the hub with it. */
export async function judged(side: Side): Promise<void> {
  let state: string | undefined;
  do {
    await wait(200);
    state = (await side.ask<{ judging: { state: string } | null }>('GET', 'audiences')).judging?.state;
  } while (state === 'running');
}

/** Ingest while the hub deletes what is older than it is told to keep. */
export async function retention(side: Side, seconds: number): Promise<Load & { readonly work: number }> {
  await restart(side, { CAUSEWAY_LOG_DAYS: String(logDays) });
  logDays = Math.max(10, logDays - 5);
  await wait(1_000);
  const [during, work] = await side.worked(
    () => ingest(side, 'single', 5_000, seconds),
    ({ events }) => events,
  );
  await restart(side);
  return { ...during, work };
}

/** How long a backup takes, and ingest for as long as it does, in parts of some seconds. */
export async function backup(
  side: Side,
  seconds: number,
): Promise<{ readonly took: number; readonly during: readonly Load[] }> {
  const to = `${side.data}.backup`;
  rmSync(to, { recursive: true, force: true });
  const began = performance.now();
  const child = spawn(process.execPath, [CLI, 'backup', '--data', side.data, '--to', to], {
    stdio: 'inherit',
  });
  const ended = once(child, 'exit').then(() => performance.now() - began);
  const during: Load[] = [];
  let took: number | undefined;
  while (took === undefined) {
    during.push(await ingest(side, 'single', 5_000, seconds));
    took = await Promise.race([ended, wait(0, undefined)]);
  }
  rmSync(to, { recursive: true, force: true });
  return { took, during };
}
