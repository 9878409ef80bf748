import { route, type AnswerOf, type Caller, type RequestOf, type Route } from '@causeway/contract/operation';
import { notFound } from '@causeway/contract/problem';
import { checkTemplate, listTemplateRecipes, renderTemplate } from '@causeway/contract/templates';
import { SAMPLE } from '@causeway/core/custom/sample';
import { withoutEmpty } from '@causeway/core/custom/without-empty';
import type { JsonObject } from '@causeway/core/result/json';
import { entityOf } from '@causeway/core/template/entity';
import type { CustomerStore } from '../../ports/customer-store.ts';
import { compiledSource, repairOf } from './compiled-source.ts';
import { RECIPES } from './recipes.data.ts';
import type { TemplateTools } from './template-routes.ts';

type Trial = RequestOf<typeof renderTemplate>['body'];

/** Looking at a source without keeping it. */
export function trialRoutes({ templateLanguage: language, customers }: TemplateTools): readonly Route[] {
  return [
    route(checkTemplate, async ({ body: { source } }) => {
      const made = language.compile(source);
      const repaired = 'template' in made ? undefined : repairOf(language, source);
      return {
        faults: 'template' in made ? [] : made.issues.map((issue) => ({ ...issue })),
        repair:
          repaired === undefined
            ? null
            : { source: repaired.source, changes: repaired.changes.map((change) => ({ ...change })) },
      };
    }),
    route(renderTemplate, async ({ body }, caller) => {
      const template = compiledSource(language, body.source);
      const entity = await entityFor(customers, caller, body);
      const began = performance.now();
      const tried = template.try(entity, body.config as JsonObject);
      const answer = { entity, ms: Math.round((performance.now() - began) * 100) / 100, text: tried.text };
      return tried.kind === 'rendered'
        ? rendered(answer, body.drop_empty ? (withoutEmpty(tried.value) ?? {}) : tried.value)
        : {
            ...answer,
            status: tried.kind,
            value: null,
            message: tried.kind === 'failed' ? tried.issue.message : tried.message,
            trace: [...tried.trace],
          };
    }),
    route(listTemplateRecipes, async () => ({
      data: RECIPES.map(({ entity, ...recipe }) => ({ ...recipe, entity: { ...entity } })),
    })),
  ];
}

function rendered(
  answer: Pick<AnswerOf<typeof renderTemplate>, 'entity' | 'ms' | 'text'>,
  value: unknown,
): AnswerOf<typeof renderTemplate> {
  return { ...answer, status: 'rendered', value, message: null, trace: [] };
}

/** What is given wins; then a real event with its customer as now, a customer with a made-up purchase, or both made up. */
async function entityFor(
  customers: CustomerStore,
  { workspace }: Caller,
  { entity, event_id: event, customer_id: id }: Trial,
): Promise<JsonObject> {
  if (entity !== undefined) return entity as JsonObject;
  if (event !== undefined) {
    const found = await customers.event(workspace, event);
    if (found === undefined) throw notFound('event');
    return entityOf(found);
  }
  const [made] = SAMPLE.events;
  const customer = id === undefined ? SAMPLE.customer : await customers.find(workspace, id);
  if (customer === undefined || made === undefined) throw notFound('customer');
  return entityOf({ event: made, customer });
}
