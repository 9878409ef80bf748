import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Clock } from '../../ports/clock.ts';
import type { DeliverTotals, QueueCounts, TrackingTotals } from '../../ports/health-store.ts';
import type { WebhookTotals } from '../../ports/webhook-totals.ts';

export interface MetricsSources {
  readonly tracking: () => TrackingTotals;
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
  const webhooks = webhookCounters(register);
  const delivering = deliveryMetrics(register);
  const queues = queueGauges(register);

  const render = async (): Promise<string> => {
    const counts = await sources.queues();
    tracking(sources.tracking());
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

function trackingCounters(register: Registry): (totals: TrackingTotals) => void {
  const counter = (name: string, help: string): Counter =>
    new Counter({ name: `causeway_${name}_total`, help, registers: [register] });
  const requests = counter('tracking_requests', 'Tracking requests received.');
  const overloaded = counter(
    'tracking_requests_overloaded',
    'Tracking requests turned away because the hub was busy.',
  );
  const retried = counter(
    'tracking_requests_retried',
    'Tracking requests that their sender had sent before.',
  );
  const events = new Counter({
    name: 'causeway_events_total',
    help: 'Events by what was decided about them; a duplicate had been stored before.',
    labelNames: ['outcome'],
    registers: [register],
  });
  return (totals) => {
    for (const metric of [requests, overloaded, retried, events]) metric.reset();
    requests.inc(totals.requests);
    overloaded.inc(totals.overloaded);
    retried.inc(totals.retried);
    events.inc({ outcome: 'accepted' }, totals.accepted);
    events.inc({ outcome: 'duplicate' }, totals.duplicates);
    events.inc({ outcome: 'refused' }, totals.refused);
  };
}

function webhookCounters(register: Registry): (totals: WebhookTotals) => void {
  const requests = new Counter({
    name: 'causeway_webhook_requests_total',
    help: 'Requests of incoming webhooks by what was decided about them; nowhere: to a workspace that does not exist.',
    labelNames: ['outcome'],
    registers: [register],
  });
  const unlogged = new Counter({
    name: 'causeway_webhook_requests_unlogged_total',
    help: 'Requests of unknown senders beyond what is written down in a minute.',
    registers: [register],
  });
  return ({ done, ignored, error, nowhere, overloaded, unlogged: beyond }) => {
    requests.reset();
    unlogged.reset();
    for (const [outcome, count] of Object.entries({ done, ignored, error, nowhere, overloaded }))
      requests.inc({ outcome }, count);
    unlogged.inc(beyond);
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
