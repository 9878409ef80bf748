import type { TemplateShelf } from '../template/template-engine.ts';
import type { Issue } from '../result/issue.ts';
import { isObject } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { shapeForInsider } from './insider-shape.ts';
import { customIssue } from './issues.ts';

/** The body of one event. `users`: the records in it that an answer may speak of. */
export interface Made {
  readonly kind: 'made';
  readonly value: Json;
  readonly users: number;
  readonly issues: readonly Issue[];
}

/** Why there is no request of an event. `skipped`: by the template's own wish. */
export interface Unmade {
  readonly kind: 'skipped' | 'refused';
  readonly issue: Issue;
}

export type Body = Made | Unmade;

export function made(value: Json): Made {
  return { kind: 'made', value, users: 1, issues: [] };
}

/** A stored template, to be filled in; when it is gone, every event is refused. */
export function compileTemplate(
  id: string,
  config: Json,
  shelf: TemplateShelf,
): (entity: JsonObject) => Body {
  const template = shelf(id);
  if (template === undefined) return () => ({ kind: 'refused', issue: customIssue('template_missing', id) });
  const given = isObject(config) ? config : {};
  return (entity) => {
    const rendered = template.render(entity, given);
    switch (rendered.kind) {
      case 'rendered':
        return made(rendered.value);
      case 'skipped':
        return { kind: 'skipped', issue: { code: 'template_skipped', message: rendered.message } };
      case 'failed':
        return { kind: 'refused', issue: rendered.issue };
    }
  };
}

/** The "Insider shape" step, for what there is a body of. */
export function shaped(body: Body): Body {
  if (body.kind !== 'made') return body;
  const form = shapeForInsider(body.value);
  if (form.kind === 'refused') return form;
  return { kind: 'made', value: form.body, users: form.users, issues: form.issues };
}
