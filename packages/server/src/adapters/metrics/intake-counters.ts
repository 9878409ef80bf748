import { Counter, type Registry } from 'prom-client';
import type { TrackingTotals } from '../../ports/health-store.ts';
import type { EventsApiTotals, InsiderHookTotals } from '../../ports/intake-totals.ts';
import type { WebhookTotals } from '../../ports/webhook-totals.ts';

/*
 * One function for each road in. It answers how the road's totals since the start are put into its counters.
 */

export function trackingCounters(register: Registry): (totals: TrackingTotals) => void {
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

export function webhookCounters(register: Registry): (totals: WebhookTotals) => void {
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

export function eventsApiCounters(register: Registry): (totals: EventsApiTotals) => void {
  const requests = new Counter({
    name: 'causeway_api_requests_total',
    help: 'Requests to the events API, reads included.',
    registers: [register],
  });
  const overloaded = new Counter({
    name: 'causeway_api_requests_overloaded_total',
    help: 'Requests to the events API turned away because the hub was busy.',
    registers: [register],
  });
  const events = new Counter({
    name: 'causeway_api_events_total',
    help: 'Events of the events API by what was decided about them; a duplicate had been stored before.',
    labelNames: ['outcome'],
    registers: [register],
  });
  return (totals) => {
    for (const metric of [requests, overloaded, events]) metric.reset();
    requests.inc(totals.requests);
    overloaded.inc(totals.overloaded);
    events.inc({ outcome: 'accepted' }, totals.accepted);
    events.inc({ outcome: 'duplicate' }, totals.duplicates);
    events.inc({ outcome: 'refused' }, totals.refused);
  };
}

export function insiderHookCounters(register: Registry): (totals: InsiderHookTotals) => void {
  const requests = new Counter({
    name: 'causeway_insider_webhook_requests_total',
    help: 'Requests of Insider by what was decided about them; unknown: without a key that is good.',
    labelNames: ['outcome'],
    registers: [register],
  });
  return ({ done, ignored, error, unknown, overloaded }) => {
    requests.reset();
    for (const [outcome, count] of Object.entries({ done, ignored, error, unknown, overloaded }))
      requests.inc({ outcome }, count);
  };
}
