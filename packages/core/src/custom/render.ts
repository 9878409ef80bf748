import { compileBody } from '../template/compile-body.ts';
import { entityOf } from '../template/entity.ts';
import { ROOTS, type Subject } from '../template/subject.ts';
import type { TemplateShelf } from '../template/template-engine.ts';
import type { Issue } from '../result/issue.ts';
import { isObject } from '../result/json.ts';
import type { Json } from '../result/json.ts';
import { shapeForInsider } from './insider-shape.ts';
import { customIssue } from './issues.ts';
import type { CustomSettings } from './settings.ts';
import { withoutEmpty } from './without-empty.ts';

/** The body of one event; or why there is none. `skipped` was the template's own wish. */
export type Body =
  | { readonly kind: 'made'; readonly value: Json; readonly users: number; readonly issues: readonly Issue[] }
  | { readonly kind: 'skipped'; readonly issue: Issue }
  | { readonly kind: 'refused'; readonly issue: Issue };

export type MakeBody = (subject: Subject) => Body;

/** Compiles what the settings say of the body. Templates come from the shelf. */
export function compileRender(settings: CustomSettings, shelf: TemplateShelf): MakeBody {
  const content = compileContent(settings, shelf);
  if (settings.shape === 'none') return content;
  return (subject) => {
    const body = content(subject);
    if (body.kind !== 'made') return body;
    const shaped = shapeForInsider(body.value);
    if (shaped.kind === 'refused') return shaped;
    return { kind: 'made', value: shaped.body, users: shaped.users, issues: shaped.issues };
  };
}

function compileContent({ body, dropEmpty }: CustomSettings, shelf: TemplateShelf): MakeBody {
  switch (body.format) {
    case 'event':
      return (subject) => made(eventBody(subject));
    case 'placeholders': {
      const { write } = compileBody(body.content);
      return (subject) => made(write(subject));
    }
    case 'template': {
      const template = shelf(body.template);
      const config = isObject(body.config) ? body.config : {};
      if (template === undefined)
        return () => ({ kind: 'refused', issue: customIssue('template_missing', body.template) });
      return (subject) => {
        const rendered = template.render(entityOf(subject), config);
        if (rendered.kind === 'failed') return { kind: 'refused', issue: rendered.issue };
        if (rendered.kind === 'skipped')
          return { kind: 'skipped', issue: { code: 'template_skipped', message: rendered.message } };
        const { value } = rendered;
        return made(dropEmpty ? (withoutEmpty(value) ?? {}) : value);
      };
    }
  }
}

function made(value: Json): Body {
  return { kind: 'made', value, users: 1, issues: [] };
}

/** The event as it is, under the names that placeholders have. */
function eventBody(subject: Subject): Json {
  const fields = [...ROOTS].flatMap(([name, read]) => {
    const value = read(subject);
    return value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0)
      ? []
      : [[name, value] as const];
  });
  return Object.fromEntries(fields);
}
