import { convertAttribute, type AttributeDefinition } from '../customer/attribute.ts';
import { isEmpty, own, type Json, type JsonObject } from '../result/json.ts';
import { checkTo } from './check-target.ts';
import type { MappingRow, Scalar } from './definition.ts';
import { inside, type Findings } from './findings.ts';
import { LIMITS } from './limits.ts';
import { parseReadPath, readPathFault } from './read-path.ts';
import { canonicalText } from './scalar.ts';
import type { Target } from './target.ts';
import { dataField, type WebhookModel } from './webhook-model.ts';

/** A row as it was understood, where it writes when it can, and where it stands: `mapping[2]`. */
export interface CheckedRow {
  readonly row: MappingRow;
  readonly target: Target | undefined;
  readonly field: string;
}

/** Reads one row, and says what is wrong with it by itself. */
export function checkRow(
  item: Json,
  field: string,
  action: string,
  model: WebhookModel,
  findings: Findings,
): CheckedRow {
  const given = findings.section(item, field, ['from', 'to', 'default', 'replace']);
  const from = checkFrom(findings.text(given, 'from', field, LIMITS.path), field, findings);
  const to = findings.text(given, 'to', field, LIMITS.path);
  const target = checkTo(to, field, action, model, findings);
  const otherwise = own(given, 'default');
  const replace = checkReplace(given, field, findings);
  if (from === '' && isEmpty(otherwise)) {
    const hint = 'Name a field of the body as From, or give a Default.';
    findings.wrong('nothing_mapped', field, 'This row takes its value from nowhere.', hint);
  }
  if (target?.in === 'data' && target.names.length === 1) {
    const known = dataField(action, target.names[0] ?? '', model);
    if (known.kind === 'typed') checkValues(otherwise, replace, known.definition, field, findings);
  }
  if (target?.in === 'external_id' && from === '') checkExternalId(otherwise, field, model, findings);
  const row: MappingRow = {
    ...(from === '' ? {} : { from }),
    to,
    ...(otherwise === undefined || isEmpty(otherwise) ? {} : { default: otherwise }),
    replace,
  };
  return { row, target, field };
}

function checkFrom(from: string, field: string, findings: Findings): string {
  const at = inside(field, 'from');
  if (from === '') return from;
  if (/^headers[.[]/.test(from)) {
    const hint = 'Only the body can be mapped. Let the sender put it into the body.';
    findings.wrong('from_header', at, 'A header cannot be mapped.', hint);
  } else if (parseReadPath(from) === undefined) {
    findings.wrong('bad_path', at, `${from} is no place in a body.`, readPathFault(from));
  } else if (from.startsWith('body.')) {
    const fix = from.slice('body.'.length);
    findings.odd('from_prefix', at, 'From needs no body. in front.', `Write ${fix}.`, fix);
  }
  return from;
}

/** A default or a new value that the field cannot take would fail every time it is used. */
function checkValues(
  otherwise: Json | undefined,
  replace: MappingRow['replace'],
  definition: AttributeDefinition,
  field: string,
  findings: Findings,
): void {
  const check = (value: Json | undefined, at: string): void => {
    if (value === undefined || isEmpty(value) || convertAttribute(definition, value) !== undefined) return;
    const hint =
      definition.choices === undefined || definition.choices.length === 0
        ? `Its type is ${definition.type}.`
        : `Choose one of: ${definition.choices.slice(0, 20).join(', ')}.`;
    findings.wrong('wrong_type', at, `${definition.name} cannot take this value.`, hint);
  };
  check(otherwise, inside(field, 'default'));
  for (const [index, { with: given }] of replace.entries()) check(given, `${field}.replace[${index}].with`);
}

function checkReplace(given: JsonObject, field: string, findings: Findings): MappingRow['replace'] {
  const seen = new Set<string>();
  return findings.list(given, 'replace', field, LIMITS.replaces).flatMap((item, index) => {
    const at = `${field}.replace[${index}]`;
    const pair = findings.section(item, at, ['value', 'with']);
    const [value, news] = [checkScalar(pair, 'value', at, findings), checkScalar(pair, 'with', at, findings)];
    if (value === undefined || news === undefined) return [];
    if (seen.has(canonicalText(value))) {
      findings.odd(
        'replaced_twice',
        inside(at, 'value'),
        'A row before this replaces the same value.',
        'Take one away.',
      );
    }
    seen.add(canonicalText(value));
    return [{ value, with: news }];
  });
}

function checkScalar(pair: JsonObject, key: string, field: string, findings: Findings): Scalar | undefined {
  const value = own(pair, key);
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (plain && String(value).length <= LIMITS.text) return value;
  const hint = `Write a text, a number, true or false, of at most ${LIMITS.text} characters.`;
  return findings.wrong('bad_value', inside(field, key), 'This cannot be a value.', hint);
}

function checkExternalId(
  name: Json | undefined,
  field: string,
  { attributes }: WebhookModel,
  findings: Findings,
): void {
  const ids = [...attributes.values()]
    .filter(({ tags }) => tags.includes('external_id'))
    .map((known) => known.name);
  if (typeof name !== 'string' || name === '' || ids.includes(name)) return;
  const hint =
    ids.length === 0 ? 'No attribute is tagged external_id yet.' : `Choose one of: ${ids.join(', ')}.`;
  const message = `${name} is no attribute that customers are found by.`;
  findings.wrong('no_external_id', inside(field, 'default'), message, hint);
}
