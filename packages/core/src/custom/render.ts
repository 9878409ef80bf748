import { compileBody } from '../template/compile-body.ts';
import { entityOf } from '../template/entity.ts';
import { ROOTS, type Subject } from '../template/subject.ts';
import type { TemplateShelf } from '../template/template-engine.ts';
import { isObject } from '../result/json.ts';
import type { Json } from '../result/json.ts';
import { compileTemplate, made, shaped, type Body } from './body.ts';
import type { CustomSettings } from './settings.ts';
import { withoutEmpty } from './without-empty.ts';

export type MakeBody = (subject: Subject) => Body;

/** Compiles what the settings say of the body. Templates come from the shelf. */
export function compileRender(settings: CustomSettings, shelf: TemplateShelf): MakeBody {
  const content = compileContent(settings, shelf);
  return settings.shape === 'none' ? content : (subject) => shaped(content(subject));
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
      const fill = compileTemplate(body.template, body.config, shelf);
      return (subject) => {
        const filled = fill(entityOf(subject));
        return dropEmpty && filled.kind === 'made' ? made(withoutEmpty(filled.value) ?? {}) : filled;
      };
    }
  }
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
