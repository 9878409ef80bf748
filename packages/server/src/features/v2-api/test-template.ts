import { SAMPLE } from '@causeway/core/custom/sample';
import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';
import { entityOf } from '@causeway/core/template/entity';
import type { TryableTemplate } from '../../ports/template-language.ts';
import { badField, Faulty } from './answers.ts';
import type { Exchange, V2ApiTools } from './exchange.ts';
import { jsonIn } from './read-json.ts';
import { checkType } from './read-template-query.ts';

/** What a stored template makes of an entity, as text. */
export async function testTemplate(
  { desk, language }: V2ApiTools,
  { by, body }: Exchange,
  id: string,
): Promise<unknown> {
  const { source } = await desk.get(by.workspace, id);
  return rendered(compiled(language, source), body.trim() === '' ? {} : objectOf(jsonIn(body), 'body'));
}

/** The same for a source that is not stored: as the body, or as `definition` of a JSON object beside the entity. */
export async function testDefinition({ language }: V2ApiTools, { query, body }: Exchange): Promise<unknown> {
  checkType(query.get('type') ?? undefined);
  const given = definitionIn(body);
  if (given === undefined) {
    if (body.trim() === '')
      throw badField('definition', 'The body is the source to try, or JSON with definition.');
    return rendered(compiled(language, body), {});
  }
  const { definition, type } = given;
  if (typeof definition !== 'string') throw badField('definition', 'definition is the source, as a text.');
  if (type !== undefined && typeof type !== 'string') throw badField('type', 'type is a text.');
  checkType(type);
  return rendered(compiled(language, definition), given);
}

/** A source may be JSON itself: it is taken for a request only when it says where its definition is. */
function definitionIn(body: string): JsonObject | undefined {
  try {
    const value = JSON.parse(body) as Json;
    return isObject(value) && own(value, 'definition') !== undefined ? value : undefined;
  } catch {
    return undefined;
  }
}

function compiled(language: V2ApiTools['language'], source: string): TryableTemplate {
  const made = language.compile(source);
  if ('template' in made) return made.template;
  const [fault] = made.issues;
  const place = fault?.line === undefined ? '' : `${fault.line}:${fault.column ?? 1}: `;
  throw new Faulty({
    status: 400,
    type: fault?.code ?? 'template_unreadable',
    field: 'definition',
    message: `${place}${fault?.message ?? 'The template does not compile.'}`,
    hint: fault?.hint,
  });
}

/** Errors of the evaluation are answered as its text, in the words that clients of this API know. */
function rendered(template: TryableTemplate, asked: JsonObject): string {
  const given = own(asked, 'entity') ?? undefined;
  const config = objectOf(own(asked, 'job_config') ?? {}, 'job_config');
  const entity = given === undefined ? sampleEntity() : objectOf(given, 'entity');
  const tried = template.try(withSegments(entity, own(asked, 'sample_segments') ?? undefined), config);
  return tried.kind === 'rendered' ? tried.text : `evaluating snippet: ${tried.text}`;
}

function sampleEntity(): JsonObject {
  const [event] = SAMPLE.events;
  return event === undefined ? {} : entityOf({ event, customer: SAMPLE.customer });
}

/** The audiences that the entity is to be in. `as` says where a runtime puts them; here there is one place. */
function withSegments(entity: JsonObject, sample: Json | undefined): JsonObject {
  if (sample === undefined) return entity;
  const names = own(objectOf(sample, 'sample_segments'), 'names') ?? [];
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string'))
    throw badField('sample_segments.names', 'names is a list of texts.');
  const as = own(sample as JsonObject, 'as') ?? 'entity';
  if (as !== 'entity' && as !== 'env') throw badField('sample_segments.as', 'as is env or entity.');
  return names.length === 0 ? entity : { ...entity, _segments: names };
}

function objectOf(value: Json, field: string): JsonObject {
  if (isObject(value)) return value;
  throw badField(field, `${field} is a JSON object.`);
}
