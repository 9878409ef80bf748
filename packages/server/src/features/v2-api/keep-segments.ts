import { notFound, Refused } from '@causeway/contract/problem';
import type { JsonObject } from '@causeway/core/result/json';
import type { AudienceRecord } from '../../ports/audience-store.ts';
import { badField, Faulty } from './answers.ts';
import type { Exchange, V2ApiTools } from './exchange.ts';
import { isAsked } from './read-json.ts';
import { saidSegment, wordsOf, type SaidSegment } from './read-segment.ts';
import { segmentView, sizeView } from './segment-view.ts';

export async function listSegments({ audiences }: V2ApiTools, { by, query }: Exchange): Promise<unknown> {
  const kind = query.get('kind')?.trim() ?? '';
  const views = (await audiences.list(by.workspace)).map((one) => segmentView(one, isAsked(query, 'sizes')));
  return kind === '' ? views : views.filter((view) => view['kind'] === kind);
}

export async function getSegment(tools: V2ApiTools, exchange: Exchange, key: string): Promise<unknown> {
  return segmentView(await segmentAt(tools, exchange, key), isAsked(exchange.query, 'sizes'));
}

/** The text of a rule whose ALIAS there is already changes that segment, as clients know it. */
export async function addSegment(tools: V2ApiTools, { by, body }: Exchange): Promise<unknown> {
  const said = saidSegment(body);
  const there = said.isText
    ? (await tools.audiences.list(by.workspace)).find(({ slug }) => slug === said.slug)
    : undefined;
  if (there !== undefined) return changed(tools, by, there, said);
  const name = said.name ?? said.slug;
  if (name === undefined) throw badField('name', 'The segment needs a name, or its rule an ALIAS.');
  const words = wordsOf(said);
  if (words === undefined) throw badField('segment_ql', 'The segment needs a rule, as segment_ql or as ast.');
  const { slug, description = '', options } = said;
  const draft = { ...words, name, slug, description, options, announce: false };
  return segmentView(await inWords(() => tools.audiences.add(by, draft)), true);
}

/** What is left out stays. */
export async function changeSegment(tools: V2ApiTools, exchange: Exchange, key: string): Promise<unknown> {
  const before = await segmentAt(tools, exchange, key);
  return changed(tools, exchange.by, before, saidSegment(exchange.body));
}

export async function removeSegment(tools: V2ApiTools, exchange: Exchange, key: string): Promise<unknown> {
  const { publicId } = await segmentAt(tools, exchange, key);
  await tools.audiences.remove(exchange.by, publicId);
  return null;
}

/** What can be judged is answered with nothing, as clients know it; what cannot is refused with line and column. */
export async function validateSegment(tools: V2ApiTools, { by, body }: Exchange): Promise<unknown> {
  await usableRule(tools, by.workspace, body);
  return null;
}

export async function sizeOfRule(tools: V2ApiTools, { by, body }: Exchange): Promise<unknown> {
  const rule = await usableRule(tools, by.workspace, body);
  return { id: '', name: '', slug_name: '', size: await tools.countMatching(by, rule) };
}

export async function sizeOfSegment(tools: V2ApiTools, exchange: Exchange, key: string): Promise<unknown> {
  return sizeView(await segmentAt(tools, exchange, key));
}

export async function sizesOfSegments({ audiences }: V2ApiTools, { by, query }: Exchange): Promise<unknown> {
  const ids = new Set((query.get('ids') ?? '').split(',').filter((id) => id !== ''));
  const all = await audiences.list(by.workspace);
  return all.filter(({ publicId }) => ids.size === 0 || ids.has(publicId)).map(sizeView);
}

/** By its id, or by its slug. */
export async function segmentAt(
  { audiences }: Pick<V2ApiTools, 'audiences'>,
  { by }: Pick<Exchange, 'by'>,
  key: string,
): Promise<AudienceRecord> {
  const all = await audiences.list(by.workspace);
  const found = all.find(({ publicId }) => publicId === key) ?? all.find(({ slug }) => slug === key);
  if (found === undefined) throw notFound('segment');
  return found;
}

async function changed(
  { audiences }: V2ApiTools,
  by: Exchange['by'],
  before: AudienceRecord,
  said: SaidSegment,
): Promise<JsonObject> {
  const { name, description, options, slug, isText } = said;
  const words = {
    ...wordsOf(said, before.filter),
    name,
    description,
    // The ALIAS of a rule names a new segment; an old one keeps its slug until it is given another.
    slug: isText ? undefined : slug,
    options: Object.keys(options).length === 0 ? undefined : { ...before.options, ...options },
  };
  return segmentView(await inWords(() => audiences.change(by, before.publicId, words)), true);
}

async function usableRule({ audiences }: V2ApiTools, workspace: number, body: string) {
  const words = wordsOf(saidSegment(body));
  if (words === undefined) throw badField('segment_ql', 'The body is the rule: FILTER … or {"segment_ql"}.');
  return (await inWords(() => audiences.usable(workspace, words))).rule;
}

/** What the desk complains of, with the field as it is called here. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const [first] = error instanceof Refused && error.status === 422 ? error.complaints : [];
    if (first === undefined) throw error;
    const { code, message, hint, pointer = '' } = first;
    const field =
      pointer === '/filter' ? 'segment_ql' : pointer.startsWith('/rule') ? 'ast' : pointer.slice(1);
    throw new Faulty({ status: 400, type: code, field, message, hint });
  }
}
