import { timeOf } from '@causeway/contract/page';
import type { Template, TemplateSummary } from '../../ports/template-store.ts';
import { badField } from './answers.ts';
import type { Exchange, V2ApiTools } from './exchange.ts';
import { wordsOf } from './read-template-query.ts';

type Asked = Pick<V2ApiTools, 'desk'>;

export async function listTemplates({ desk }: Asked, { by }: Exchange): Promise<unknown> {
  return (await desk.list(by.workspace)).map(metadata);
}

export async function addTemplate({ desk }: Asked, { by, query, body }: Exchange): Promise<unknown> {
  const { name, description = '' } = wordsOf(query);
  if (name === undefined) throw badField('name', 'The template needs a name: ?name=…');
  if (body.trim() === '') throw badField('body', 'The body is the source of the template, and it is empty.');
  return metadata(await desk.add(by, { name, description, source: body }));
}

export async function getTemplate({ desk }: Asked, { by }: Exchange, id: string): Promise<unknown> {
  return metadata(await desk.get(by.workspace, id));
}

export async function getDefinition({ desk }: Asked, { by }: Exchange, id: string): Promise<unknown> {
  return (await desk.get(by.workspace, id)).source;
}

/** An empty body leaves the source as it is. */
export async function changeTemplate(
  { desk }: Asked,
  { by, query, body }: Exchange,
  id: string,
): Promise<unknown> {
  const words = wordsOf(query);
  const source = body.trim() === '' ? {} : { source: body };
  return metadata(await desk.change(by, id, { ...words, ...source }));
}

export async function removeTemplate({ desk }: Asked, { by }: Exchange, id: string): Promise<unknown> {
  await desk.remove(by, id);
  return null;
}

/** The fields that the API documents of a template; what this hub has no use for is empty. */
function metadata({ id, name, type, description, author, createdAt, updatedAt }: TemplateSummary | Template) {
  return {
    id,
    name,
    type,
    description,
    author_id: author,
    created: timeOf(createdAt),
    updated: timeOf(updatedAt),
    desired_format: 'json',
    field_filter: [],
    lytics_managed: false,
    reference_tables: [],
    target: '',
  };
}
