import type { Caller, RequestOf } from '@causeway/contract/operation';
import { notFound } from '@causeway/contract/problem';
import type { renderTemplate } from '@causeway/contract/templates';
import { SAMPLE } from '@causeway/core/custom/sample';
import type { Customer } from '@causeway/core/customer/customer';
import type { Event } from '@causeway/core/event/event';
import type { JsonObject } from '@causeway/core/result/json';
import { entityOf, slugsOf } from '@causeway/core/template/entity';
import { segmentEventOf } from '@causeway/core/template/segment-event';
import type { TemplateTools } from './template-routes.ts';

type Trial = RequestOf<typeof renderTemplate>['body'];

/**
 * What a template is tried with. What is given wins; then a real event with its customer as now, a customer with a made-up
 * purchase, or both made up. Who is real is in the audiences of now, as for a job that is about all of them.
 */
export async function trialEntity(
  { customers, seatsOf }: Pick<TemplateTools, 'customers' | 'seatsOf'>,
  { workspace }: Pick<Caller, 'workspace'>,
  { entity, event_id: event, customer_id: id }: Pick<Trial, 'entity' | 'event_id' | 'customer_id'>,
): Promise<JsonObject> {
  if (entity !== undefined) return entity as JsonObject;
  const real = async (happened: Event, customer: Customer): Promise<JsonObject> => {
    const audiences = await seatsOf(customer.key);
    const said = segmentEventOf(happened, audiences);
    const segmentEvents = said === undefined ? [] : [said];
    const seen = entityOf({ event: happened, customer, audiences, segmentEvents });
    return { ...seen, job_segments: slugsOf(audiences) };
  };
  if (event !== undefined) {
    const found = await customers.event(workspace, event);
    if (found === undefined) throw notFound('event');
    return real(found.event, found.customer);
  }
  const [made] = SAMPLE.events;
  if (made === undefined) throw notFound('event');
  if (id === undefined) return entityOf({ event: made, customer: SAMPLE.customer });
  const customer = await customers.find(workspace, id);
  if (customer === undefined) throw notFound('customer');
  return real(made, customer);
}
