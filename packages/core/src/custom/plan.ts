import type { CustomerQueue, Enough, Plan, Refusal, Skip } from '../delivery/destination.ts';
import type { Event } from '../event/event.ts';
import type { Issue } from '../result/issue.ts';
import type { JsonObject } from '../result/json.ts';
import { segmentEventOf } from '../template/segment-event.ts';
import type { Subject } from '../template/subject.ts';
import type { Body, Unmade } from './body.ts';
import { compileTarget, type Target } from './compile-request.ts';
import { createPacker, type Packing } from './pack.ts';
import type { MakeBody } from './render.ts';
import type { CustomSettings } from './settings.ts';

/** How requests are made of events, one after the other. */
export interface Making<S extends Subject> {
  readonly packing: Packing;
  readonly anonymous: 'send' | 'hold';
  /** What a request is made of; or why the event has nothing to say. */
  readonly subject: (event: Event, queue: CustomerQueue) => S | { readonly nothing: Issue };
  readonly body: (subject: S) => Body;
  readonly target: (subject: S) => Target | Unmade;
  /** What the answer is to be read with. */
  readonly origin?: (subject: S) => JsonObject;
}

export function compilePlan(
  settings: CustomSettings,
  body: MakeBody,
): (queues: readonly CustomerQueue[], now?: number, enough?: Enough) => Plan {
  const target = compileTarget(settings);
  const subject = (event: Event, { customer, audiences }: CustomerQueue): Subject => {
    if (audiences === undefined) return { event, customer };
    const said = segmentEventOf(event, audiences);
    return { event, customer, audiences, segmentEvents: said === undefined ? [] : [said] };
  };
  return planOf({ packing: settings, anonymous: settings.anonymous, subject, body, target });
}

/** What the queued events become, in the order in which they were registered. */
export function planOf<S extends Subject>(
  making: Making<S>,
): (queues: readonly CustomerQueue[], now?: number, enough?: Enough) => Plan {
  return (queues, _now, enough) => {
    const packer = createPacker(making.packing);
    const skips: Skip[] = [];
    const refused: Refusal[] = [];
    let begun = false;
    all: for (const queue of queues) {
      const { key: customer, anonymous } = queue.customer;
      const skip = (event: number, reason: Skip['reason'], issues: readonly Issue[]): void => {
        skips.push({ customer, events: [event], reason, issues });
      };
      const leave = (event: number, { kind, issue }: Unmade): void => {
        if (kind === 'skipped') skip(event, 'template', [issue]);
        else refused.push({ customer, events: [event], issue });
      };
      for (const event of queue.events) {
        if (enough?.() === true && begun) break all;
        begun = true;
        const { id } = event;
        if (anonymous && making.anonymous === 'hold') {
          skip(id, 'anonymous', []);
          continue;
        }
        const subject = making.subject(event, queue);
        if ('nothing' in subject) {
          skip(id, 'nothing_to_send', [subject.nothing]);
          continue;
        }
        const body = making.body(subject);
        if (body.kind !== 'made') {
          leave(id, body);
          continue;
        }
        const target = making.target(subject);
        if (!('path' in target)) {
          leave(id, target);
          continue;
        }
        const origin = making.origin?.(subject);
        const fault = packer.add({ ...body, customer, event: id, target, origin });
        if (fault !== undefined) leave(id, { kind: 'refused', issue: fault });
      }
    }
    return { flights: packer.finish(), skips, refused, learnt: [] };
  };
}
