import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Clock } from '../../ports/clock.ts';
import type { DeliverTotals, QueueCounts, TrackingTotals } from '../../ports/health-store.ts';
import type { EventsApiTotals, InsiderHookTotals } from '../../ports/intake-totals.ts';
import type { WebhookTotals } from '../../ports/webhook-totals.ts';
import {
  eventsApiCounters,
  insiderHookCounters,
  trackingCounters,
  webhookCounters,
} from './intake-counters.ts';

export interface MetricsSources {
  readonly tracking: () => TrackingTotals;
  readonly eventsApi: () => EventsApiTotals;
  readonly insiderHooks: () => InsiderHookTotals;
  readonly webhooks: () => WebhookTotals;
  readonly delivering: () => readonly DeliverTotals[];
  /** Queues of all integrations. */
  readonly queues: () => Promise<ReadonlyMap<number, QueueCounts>>;
  readonly clock: Clock;
  /** Also say how the process itself is. */
  readonly process: boolean;
}

/** Anybody may ask, so nobody may make it work: an answer serves everyone for this long. */
const KEPT_MS = 1_000;

/** Answers a function that renders all metrics for Prometheus. */
export function openMetrics(sources: MetricsSources): () => Promise<string> {
  const register = new Registry();
  if (sources.process) collectDefaultMetrics({ register, prefix: 'causeway_' });
  const tracking = trackingCounters(register);
  const eventsApi = eventsApiCounters(register);
  const insiderHooks = insiderHookCounters(register);
  const webhooks = webhookCounters(register);
  const delivering = deliveryMetrics(register);
  const queues = queueGauges(register);

  const render = async (): Promise<string> => {
    const counts = await sources.queues();
    tracking(sources.tracking());
    eventsApi(sources.eventsApi());
    insiderHooks(sources.insiderHooks());
    webhooks(sources.webhooks());
    delivering(sources.delivering());
    queues(counts, sources.clock());
    return register.metrics();
  };
  let last: { readonly at: number; readonly text: Promise<string> } | undefined;
  return () => {
    const now = sources.clock();
    if (last === undefined || now - last.at >= KEPT_MS) {
      const text = render();
      last = { at: now, text };
      text.catch(() => (last = undefined));
    }
    return last.text;
  };
}

const LABEL = ['integration'] as const;

function deliveryMetrics(register: Registry): (totals: readonly DeliverTotals[]) => void {
  const counter = (name: string, help: string): Counter<'integration'> =>
    new Counter({ name: `causeway_delivery_${name}_total`, help, labelNames: LABEL, registers: [register] });
  const requests = counter('requests', 'Requests sent to destinations.');
  const failed = counter('requests_failed', 'Requests that had no answer or a bad one.');
  const records = counter('records', 'Records that requests carried.');
  const seconds = counter('request_seconds', 'Time spent waiting for answers.');
  const breaker = gauge(register, 'breaker_state', '0 closed, 1 half open, 2 open.');
  const lanes = gauge(register, 'busy_lanes', 'Lanes that are being worked.');
  const all = [requests, failed, records, seconds, breaker, lanes];
  return (totals) => {
    for (const metric of all) metric.reset();
    for (const one of totals) {
      const labels = { integration: String(one.integration) };
      requests.inc(labels, one.requests);
      failed.inc(labels, one.failedRequests);
      records.inc(labels, one.records);
      seconds.inc(labels, one.requestMs / 1000);
      breaker.set(labels, one.breaker.openings === 0 ? 0 : one.breaker.probing ? 1 : 2);
      lanes.set(labels, one.busyLanes);
    }
  };
}

function queueGauges(register: Registry): (counts: ReadonlyMap<number, QueueCounts>, now: number) => void {
  const oldest = gauge(
    register,
    'oldest_undelivered_seconds',
    'Age of the oldest message that is waiting or parked; 0 when there is none.',
  );
  const waiting = gauge(register, 'messages_waiting', 'Messages that can be sent now.');
  const parked = gauge(register, 'messages_parked', 'Messages put aside after a failure.');
  const held = gauge(register, 'messages_held', 'Messages of people not yet named.');
  const dead = gauge(register, 'dead_letters', 'Messages that could not be delivered.');
  const all = [oldest, waiting, parked, held, dead];
  return (counts, now) => {
    for (const metric of all) metric.reset();
    for (const [integration, queue] of counts) {
      const labels = { integration: String(integration) };
      oldest.set(labels, queue.oldestAt === undefined ? 0 : Math.max(0, now - queue.oldestAt) / 1000);
      waiting.set(labels, queue.waiting);
      parked.set(labels, queue.parked);
      held.set(labels, queue.held);
      dead.set(labels, queue.deadLetters);
    }
  };
}

function gauge(register: Registry, name: string, help: string): Gauge<'integration'> {
  return new Gauge({ name: `causeway_${name}`, help, labelNames: LABEL, registers: [register] });
}
