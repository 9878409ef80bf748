import type { TemplateWords } from '../../ports/template-desk.ts';
import { badField } from './answers.ts';

const MOST_OF_NAME = 200;
const MOST_OF_DESCRIPTION = 2_000;

/** Name and description, where they are given. Throws for what this hub would not do as asked. */
export function wordsOf(query: URLSearchParams): Partial<Omit<TemplateWords, 'source'>> {
  const name = query.get('name')?.trim();
  const description = query.get('description') ?? undefined;
  if (name !== undefined && (name === '' || name.length > MOST_OF_NAME))
    throw badField('name', `A name has 1 to ${MOST_OF_NAME} characters.`);
  if (description !== undefined && description.length > MOST_OF_DESCRIPTION)
    throw badField('description', `A description has at most ${MOST_OF_DESCRIPTION} characters.`);
  checkType(query.get('type') ?? undefined);
  const format = query.get('desired_format')?.trim().toLowerCase() ?? '';
  if (format !== '' && format !== 'json')
    throw badField('desired_format', `A template is written out as json, not as "${format.slice(0, 40)}".`);
  if ((query.get('reference_tables') ?? '').trim() !== '')
    throw badField('reference_tables', 'Templates have no tables to look into here.');
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
  };
}

export function checkType(type: string | undefined): void {
  if (type === undefined || type === '' || type.toLowerCase() === 'jsonnet') return;
  throw badField(
    'type',
    `Templates are written in jsonnet here, not in "${type.slice(0, 40)}".`,
    'Bodies with placeholders need no template: write them into the integration.',
  );
}
