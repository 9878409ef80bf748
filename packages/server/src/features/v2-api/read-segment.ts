import { astToRule } from '@causeway/core/audience/language/rule-ast';
import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import { printFilter } from '@causeway/core/audience/language/print-filter';
import type { Rule } from '@causeway/core/audience/rule';
import { SLUG_RULE, slugFrom } from '@causeway/core/audience/slug';
import { own, type Json, type JsonObject } from '@causeway/core/result/json';
import type { RuleWords } from '../../ports/audience-desk.ts';
import { badField, Faulty } from './answers.ts';
import { objectIn, textAt } from './read-json.ts';

const MOST_OF_NAME = 200;
const MOST_OF_DESCRIPTION = 2_000;
const MOST_OF_OPTIONS = 20_000;

/** What the hub only hands back, with what a segment has that says nothing of it. */
export const OPTIONS: Readonly<Record<string, Json>> = {
  kind: 'segment',
  is_public: false,
  tags: [],
  save_hist: false,
  schedule_exit: false,
  emit_trigger: false,
};

/** What a body says of a segment. Undefined is what it does not say. */
export interface SaidSegment {
  readonly name: string | undefined;
  readonly slug: string | undefined;
  readonly description: string | undefined;
  readonly filter: string | undefined;
  readonly rule: Rule | undefined;
  readonly options: JsonObject;
  /** The body was the text of a rule, and nothing else. */
  readonly isText: boolean;
}

/** A JSON object, or the text of a rule, whose ALIAS is its slug then. */
export function saidSegment(body: string): SaidSegment {
  if (!body.trimStart().startsWith('{')) {
    const filter = body.trim();
    if (filter === '') throw badField('segment_ql', 'The body is the rule, and it is empty.');
    const blank = { description: undefined, rule: undefined, options: {} };
    return { name: undefined, slug: aliasOf(filter), filter, ...blank, isText: true };
  }
  const said = objectIn(body);
  const table = textAt(said, 'table', MOST_OF_NAME)?.trim() ?? '';
  if (table !== '' && table !== 'user')
    throw badField('table', `Segments are of the table user here, not of "${table}".`);
  const name = textAt(said, 'name', MOST_OF_NAME)?.trim();
  if (name === '') throw badField('name', 'The segment needs a name.');
  const filter = textAt(said, 'segment_ql', 50_000)?.trim() || undefined;
  const ast = own(said, 'ast') ?? undefined;
  const options = Object.entries(said).filter(([key]) => Object.hasOwn(OPTIONS, key) || key === 'groups');
  if (JSON.stringify(options).length > MOST_OF_OPTIONS)
    throw badField('tags', `What is only kept has at most ${MOST_OF_OPTIONS} characters.`);
  return {
    name,
    slug: slugIn(said) ?? (filter === undefined ? undefined : aliasOf(filter)),
    description: textAt(said, 'description', MOST_OF_DESCRIPTION),
    filter,
    rule: ast === undefined ? undefined : ruleIn(ast),
    options: Object.fromEntries(options),
    isText: false,
  };
}

/** The rule that is meant: clients send back both forms of a segment, with one of them changed. */
export function wordsOf({ filter, rule }: SaidSegment, before?: string): RuleWords | undefined {
  if (filter === undefined || rule === undefined)
    return filter === undefined && rule === undefined ? undefined : { filter, rule };
  const [text, tree] = [printed(filter), printFilter(rule)];
  if (text === tree) return { filter };
  if (before !== undefined && text === printed(before)) return { rule };
  if (before !== undefined && tree === printed(before)) return { filter };
  throw badField('ast', 'segment_ql and ast say different rules.', 'Leave one of them out.');
}

/** How a rule is written, whatever the layout of its text; the text itself when it is none. */
function printed(filter: string): string {
  const parsed = parseFilter(filter);
  return 'filter' in parsed ? printFilter(parsed.filter.rule) : filter;
}

function aliasOf(filter: string): string | undefined {
  const parsed = parseFilter(filter);
  const alias = 'filter' in parsed ? parsed.filter.alias : undefined;
  return alias === undefined ? undefined : slugFrom(alias);
}

function slugIn(said: JsonObject): string | undefined {
  const slug = textAt(said, 'slug_name', MOST_OF_NAME)?.trim();
  if (slug === undefined || slug === '') return undefined;
  if (SLUG_RULE.test(slug)) return slug;
  throw badField(
    'slug_name',
    'A slug has small letters, digits and underscores, at most 100.',
    `For example ${slugFrom(slug)}.`,
  );
}

function ruleIn(ast: Json): Rule {
  const read = astToRule(ast);
  if ('rule' in read) return read.rule;
  const [issue] = read.issues;
  throw new Faulty({
    status: 400,
    type: issue?.code ?? 'ast_unreadable',
    field: issue?.field ?? 'ast',
    message: issue?.message ?? 'The tree is no rule.',
    hint: issue?.hint,
  });
}
