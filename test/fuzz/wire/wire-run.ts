import { Random } from '../random.ts';
import type { Finding } from '../findings.ts';
import { ADMIN_ROADS } from './admin-roads.ts';
import { faultOf } from './check-answer.ts';
import { restore, setUp, type Fixtures } from './fixtures.ts';
import type { Measured } from './hub-child.ts';
import { HubProcess } from './hub-process.ts';
import { Neighbours } from './neighbours.ts';
import { bytesOf } from './request.ts';
import { SENDER_ROADS, type Road } from './roads.ts';
import { startSink } from './sink.ts';
import { spoilHttp } from './spoil-http.ts';
import { spoilRequest } from './spoil-request.ts';
import { Wire } from './wire.ts';

const ROADS: readonly Road[] = [...SENDER_ROADS, ...ADMIN_ROADS];
/** Of all requests, those that are no right HTTP. */
const BROKEN_SHARE = 0.06;
/** An answer that takes longer, to a request that is sent alone, is a finding. */
const SLOW_MS = 1_500;
const LANES = 16;
const MOST_FINDINGS = 40;

export interface RoadCount {
  inputs: number;
  statuses: Record<string, number>;
  slowest: { ms: number; index: number }[];
}

export interface WireReport {
  readonly roads: ReadonlyMap<string, RoadCount>;
  readonly findings: readonly Finding[];
  readonly neighbours: number;
  readonly before: Measured;
  readonly after: Measured;
}

export interface WireOptions {
  readonly seed: number;
  readonly inputs: number;
  /** Neighbours are sent after so many. */
  readonly every: number;
  readonly progress: (done: number) => void;
}

/** The request that a seed and a number stand for. */
function requestOf(seed: number, index: number, fixtures: Fixtures) {
  const random = new Random(seed, 'wire', index);
  const total = ROADS.reduce((sum, { share }) => sum + share, 0);
  let at = random.below(total);
  const road = ROADS.find(({ share }) => (at -= share) < 0) as Road;
  const request = spoilRequest(road.request(fixtures, random), random);
  const broken = random.chance(BROKEN_SHARE);
  const bytes = broken ? spoilHttp(request, random) : bytesOf(request);
  return { road, request, broken, bytes };
}

/** Sends so many hostile requests to a hub of its own, and neighbours among them. */
export async function runWire({ seed, inputs, every, progress }: WireOptions): Promise<WireReport> {
  const sink = await startSink();
  const hub = await HubProcess.start();
  const roads = new Map<string, RoadCount>(
    ROADS.map(({ name }) => [name, { inputs: 0, statuses: {}, slowest: [] }]),
  );
  const findings: Finding[] = [];
  const told = new Set<string>();
  const report = (entry: string, lineage: string, what: string, input: string): void => {
    const kind = `${entry} ${what.replaceAll(/\d+/g, '#').slice(0, 160)}`;
    if (told.has(kind) || findings.length >= MOST_FINDINGS) return;
    told.add(kind);
    findings.push({ entry, lineage, what, input });
  };
  try {
    const fixtures = await setUp(hub, sink.url);
    const neighbours = new Neighbours(fixtures);
    const again: number[] = [];
    const wires = Array.from({ length: LANES }, () => new Wire(fixtures.port));
    const one = async (wire: Wire, index: number): Promise<void> => {
      const { road, request, broken, bytes } = requestOf(seed, index, fixtures);
      const exchanged = await wire.send({ bytes, method: request.method, broken });
      const count = roads.get(road.name) as RoadCount;
      count.inputs++;
      const status = String(exchanged.answer?.status ?? 'none');
      count.statuses[status] = (count.statuses[status] ?? 0) + 1;
      count.slowest.push({ ms: exchanged.ms, index });
      if (count.slowest.length > 40)
        count.slowest = count.slowest.toSorted((a, b) => b.ms - a.ms).slice(0, 5);
      // Whether it is the request that is slow or the machine is busy shows when it is sent again, alone.
      if (exchanged.ms > SLOW_MS) again.push(index);
      if (exchanged.hung) return;
      const fault = faultOf(exchanged, request, !broken);
      if (fault !== undefined)
        report(road.name, String(index), fault, bytes.toString('latin1').slice(0, 4_000));
    };
    const alone = async (index: number): Promise<void> => {
      const { road, request, broken, bytes } = requestOf(seed, index, fixtures);
      const wire = new Wire(fixtures.port);
      const exchanged = await wire.send({ bytes, method: request.method, broken });
      wire.close();
      const input = bytes.toString('latin1').slice(0, 4_000);
      const fault = faultOf(exchanged, request, !broken);
      if (fault !== undefined) report(road.name, String(index), fault, input);
      if (exchanged.ms > SLOW_MS)
        report(road.name, String(index), `alone it took ${Math.round(exchanged.ms)} ms`, input);
    };
    let before: Measured | undefined;
    for (let from = 0; from < inputs && hub.ended === undefined; from += every) {
      const to = Math.min(inputs, from + every);
      let next = from;
      await Promise.all(
        wires.map(async (wire) => {
          while (next < to && hub.ended === undefined) await one(wire, next++);
        }),
      );
      if (hub.ended !== undefined) break;
      for (const index of again.splice(0)) await alone(index);
      await restore(fixtures.client);
      for (const fault of await neighbours.send()) report('neighbour', `before ${to}`, fault, '');
      for (const id of await neighbours.missing(4)) report('neighbour', `before ${to}`, `${id} is lost`, '');
      for (const line of hub.faults()) report('log of the hub', `${from} to ${to}`, line.slice(0, 1_500), '');
      // Caches are filled by now.
      if (before === undefined && to >= inputs / 3) before = await hub.measure();
      progress(to);
    }
    if (hub.ended !== undefined)
      throw new Error(
        `the hub ended: ${hub.ended}\n${hub.faults().slice(-30).join('\n')}\n${JSON.stringify(findings, null, 1)}`,
      );
    for (const wire of wires) wire.close();
    for (const id of await neighbours.missing()) report('neighbour', 'at the end', `${id} is lost`, '');
    const after = await hub.measure();
    return { roads, findings, neighbours: neighbours.count, before: before ?? after, after };
  } finally {
    await hub.stop();
    sink.close();
  }
}
