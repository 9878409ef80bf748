import { route, type AnswerOf, type Route } from '@causeway/contract/operation';
import { checkTemplate, listTemplateRecipes, renderTemplate } from '@causeway/contract/templates';
import { withoutEmpty } from '@causeway/core/custom/without-empty';
import type { JsonObject } from '@causeway/core/result/json';
import { compiledSource, repairOf } from './compiled-source.ts';
import { RECIPES } from './recipes.data.ts';
import type { TemplateTools } from './template-routes.ts';
import { trialEntity } from './trial-entity.ts';

/** Looking at a source without keeping it. */
export function trialRoutes(tools: TemplateTools): readonly Route[] {
  const { templateLanguage: language } = tools;
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
      const entity = await trialEntity(tools, caller, body);
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
