/**
 * The measurements of ingest, webhooks, pipeline, latency and soak, each on a fresh hub. Usage:
 *   node bench/src/run.ts ingest|webhooks|audiences|pipeline|latency|soak [SECONDS] [ROUNDS]
 * Machines are noisy: what counts are the ratios of runs that take turns, and medians.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eventText } from './events.ts';
import { ruleText } from './rules.ts';
import { frontStats, load, start, startSetup, type Setup } from './processes.ts';

const [what = 'pipeline', secondsText = '5', roundsText = '5'] = process.argv.slice(2);
const seconds = Number(secondsText);
const rounds = Number(roundsText);
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const shown = (value: number): string => Math.round(value).toLocaleString('en');

/** Durable ingest with nothing to deliver, in turns with a bare server that only parses. */
async function ingest(): Promise<void> {
  const bare = await start(join(import.meta.dirname, 'bare-server.ts'), ['0']);
  const bareUrl = bare.firstLine;
  const ratios: number[] = [];
  const singles: number[] = [];
  const batches: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const setup = await startSetup({ sandbox: false });
    const yard = await load(bareUrl, setup.writeKey, 'single', seconds, 96);
    const hub = await load(setup.hubUrl, setup.writeKey, 'single', seconds, 96);
    const batch = await load(setup.hubUrl, setup.writeKey, 'batch', seconds, 16);
    console.log(
      `bare ${shown(yard.perSecond)}/s  hub ${shown(hub.perSecond)}/s (p50 ${hub.p50} ms, p99 ${hub.p99} ms)  ratio ${(hub.perSecond / yard.perSecond).toFixed(2)}  batches of 100 ${shown(batch.perSecond)}/s`,
    );
    ratios.push(hub.perSecond / yard.perSecond);
    singles.push(hub.perSecond);
    batches.push(batch.perSecond);
    await setup.stop();
  }
  console.log(
    `median: single ${shown(median(singles))}/s, ${median(ratios).toFixed(2)} of bare; batches ${shown(median(batches))} events/s`,
  );
  await bare.stop();
}

/** Twenty active webhooks, every request an event that moves a balance, in turns with a bare server. */
async function webhooks(): Promise<void> {
  const bare = await start(join(import.meta.dirname, 'bare-server.ts'), ['0']);
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const setup = await startSetup({ sandbox: false, webhooks: true });
    const yard = await load(bare.firstLine, setup.account, 'webhook', seconds, 96);
    const cpuBefore = setup.hub.cpuSeconds();
    const hub = await load(setup.hubUrl, setup.account, 'webhook', seconds, 96);
    const cpu = ((setup.hub.cpuSeconds() - cpuBefore) / hub.events) * 1e6;
    console.log(
      `bare ${shown(yard.perSecond)}/s  webhooks ${shown(hub.perSecond)}/s (p50 ${hub.p50} ms, p99 ${hub.p99} ms, ${hub.refused} refused)  ratio ${(hub.perSecond / yard.perSecond).toFixed(2)}  ${cpu.toFixed(0)} µs CPU per request`,
    );
    ratios.push(hub.perSecond / yard.perSecond);
    rates.push(hub.perSecond);
    await setup.stop();
  }
  console.log(`median: webhooks ${shown(median(rates))}/s, ${median(ratios).toFixed(2)} of bare`);
  await bare.stop();
}

/** Waits until the sandbox's front has received no more for half a second; answers when the last arrived. */
async function drained(setup: Setup): Promise<number> {
  let last = -1;
  let at = performance.now();
  for (;;) {
    const { received } = (await frontStats(setup.sandboxUrl)).events;
    if (received !== last) at = performance.now();
    else if (performance.now() - at > 500) return at;
    last = received;
    await wait(50);
  }
}

/** Accepted → delivered to the sandbox's front, both counted until the last one has arrived. */
async function pipeline(): Promise<void> {
  for (const [mode, connections] of [
    ['single', 96],
    ['batch', 16],
  ] as const) {
    const rates: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const setup = await startSetup({ sandbox: true });
      await wait(500);
      const began = performance.now();
      const sent = await load(setup.hubUrl, setup.writeKey, mode, seconds, connections);
      const took = ((await drained(setup)) - began) / 1000;
      const { events, order, requests } = await frontStats(setup.sandboxUrl);
      rates.push(events.received / took);
      console.log(
        `${mode}: accepted ${shown(sent.perSecond)}/s, delivered ${shown(events.received / took)}/s (${events.received} of ${sent.events} in ${took.toFixed(1)} s, ${requests.total} requests), violations ${order.violations}, duplicates ${order.duplicates}, missing ${order.missing}, hub ${((setup.hub.cpuSeconds() / events.received) * 1e6).toFixed(0)} µs CPU per event, ${setup.hub.residentMegabytes()} MB`,
      );
      await setup.stop();
    }
    console.log(`${mode}: median ${shown(median(rates))} events/s delivered`);
  }
}

/** One event at a time on an idle hub: from before the request until the front has counted it. */
async function latency(): Promise<void> {
  const setup = await startSetup({ sandbox: true });
  const authorization = `Basic ${Buffer.from(`${setup.writeKey}:`).toString('base64')}`;
  const times: number[] = [];
  for (let n = 0; n < 200; n++) {
    await wait(30);
    const before = (await frontStats(setup.sandboxUrl)).events.received;
    const began = performance.now();
    await fetch(`${setup.hubUrl}/v1/track`, {
      method: 'POST',
      headers: { authorization },
      body: eventText(n, n + 1),
    });
    while ((await frontStats(setup.sandboxUrl)).events.received === before) await wait(1);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  console.log(
    `idle latency accepted → delivered: p50 ${times[100]?.toFixed(1)} ms, p99 ${times[197]?.toFixed(1)} ms`,
  );
  await setup.stop();
}

/** A steady load; the resident memory must not grow with it. */
async function soak(): Promise<void> {
  const setup = await startSetup({ sandbox: true });
  for (let minute = 0; minute < rounds; minute++) {
    const sent = await load(setup.hubUrl, setup.writeKey, 'single', seconds, 32, 50_000);
    await drained(setup);
    const { events, order } = await frontStats(setup.sandboxUrl);
    console.log(
      `part ${minute + 1}: ${shown(sent.perSecond)}/s, ${setup.hub.residentMegabytes()} MB resident, ${events.received} delivered, violations ${order.violations}`,
    );
  }
  await setup.stop();
}

/** Durable ingest with a hundred audiences of five conditions, in turns with a hub that has none. */
async function audiences(): Promise<void> {
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const costs: number[] = [];
    for (const count of round % 2 === 0 ? [0, 100] : [100, 0]) {
      const setup = await startSetup({ sandbox: false });
      for (let index = 0; index < count; index++) await addAudience(setup, index);
      // Everybody becomes known first.
      await load(setup.hubUrl, setup.writeKey, 'single', seconds, 96);
      const before = setup.hub.cpuSeconds();
      const { events, perSecond } = await load(setup.hubUrl, setup.writeKey, 'single', seconds, 96);
      costs[count === 0 ? 0 : 1] = ((setup.hub.cpuSeconds() - before) / events) * 1e6;
      console.log(
        `${count} audiences: ${shown(perSecond)}/s, ${costs[count === 0 ? 0 : 1]?.toFixed(1)} µs CPU per event`,
      );
      await setup.stop();
    }
    ratios.push((costs[1] ?? 0) / (costs[0] ?? 1));
  }
  console.log(`median ratio ${median(ratios).toFixed(2)}`);
}

async function addAudience(setup: Setup, index: number): Promise<void> {
  const response = await fetch(`${setup.hubUrl}/v1/admin/audiences`, {
    method: 'POST',
    headers: { authorization: `Bearer ${setup.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: `A ${index}`, filter: ruleText(index), announce: true }),
  });
  if (!response.ok) throw new Error(await response.text());
}

const runs: Readonly<Record<string, () => Promise<void>>> = {
  ingest,
  webhooks,
  audiences,
  pipeline,
  latency,
  soak,
};
await (runs[what] ?? pipeline)();
