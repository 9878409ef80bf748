import type { CustomerQueue, Plan, Refusal, Skip } from '../delivery/destination.ts';
import type { Issue } from '../result/issue.ts';
import { compileTarget } from './compile-request.ts';
import { createPacker } from './pack.ts';
import type { MakeBody } from './render.ts';
import type { CustomSettings } from './settings.ts';

/** What the queued events become, in the order in which they were registered. */
export function compilePlan(
  settings: CustomSettings,
  makeBody: MakeBody,
): (queues: readonly CustomerQueue[]) => Plan {
  const target = compileTarget(settings);
  return (queues) => {
    const packer = createPacker(settings);
    const skips: Skip[] = [];
    const refused: Refusal[] = [];
    for (const { customer, events } of queues) {
      const refuse = (event: number, issue: Issue): void => {
        refused.push({ customer: customer.key, events: [event], issue });
      };
      for (const event of events) {
        const { id } = event;
        if (customer.anonymous && settings.anonymous === 'hold') {
          skips.push({ customer: customer.key, events: [id], reason: 'anonymous', issues: [] });
          continue;
        }
        const subject = { event, customer };
        const body = makeBody(subject);
        if (body.kind === 'skipped') {
          skips.push({ customer: customer.key, events: [id], reason: 'template', issues: [body.issue] });
        } else if (body.kind === 'refused') refuse(id, body.issue);
        else {
          const to = target(subject);
          const fault =
            'path' in to ? packer.add({ ...body, customer: customer.key, event: id, target: to }) : to;
          if (fault !== undefined) refuse(id, fault);
        }
      }
    }
    return { flights: packer.finish(), skips, refused, learnt: [] };
  };
}
