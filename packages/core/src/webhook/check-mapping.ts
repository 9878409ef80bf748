import { convertAttribute, type AttributeDefinition } from '../customer/attribute.ts';
import type { EventType } from '../event/event-type.ts';
import { isEmpty, own, type Json, type JsonObject } from '../result/json.ts';
import type { WebhookModel } from './check-definition.ts';
import type { MappingRow, Scalar } from './definition.ts';
import { inside, type Findings } from './findings.ts';
import { LIMITS } from './limits.ts';
import { didYouMean, nearNames } from './near-names.ts';
import { parseReadPath, readPathFault } from './read-path.ts';
import { canonicalText } from './scalar.ts';
import { parseTarget, type Target } from './target.ts';

/** Events whose data are attributes of the customer, beside their own fields (antavo FACTS (a), Effects). */
const SETS_ATTRIBUTES: ReadonlySet<string> = new Set(['opt_in', 'profile']);
/** Data that every event may have (antavo events.json, common fields). */
const COMMON: ReadonlySet<string> = new Set(['effective_timestamp']);

interface Checked {
  readonly row: MappingRow;
  readonly target: Target | undefined;
  readonly field: string;
}

/** The rows of a mapping, each by itself and all together. Rows that cannot be used are kept, so that numbers stay. */
export function checkMapping(
  items: readonly Json[],
  action: string,
  model: WebhookModel,
  findings: Findings,
): readonly MappingRow[] {
  const rows = items.map((item, index) => checkRow(item, `mapping[${index}]`, action, model, findings));
  checkOverlaps(rows, findings);
  checkComplete(rows, model.eventTypes.get(action), findings);
  return rows.map(({ row }) => row);
}

function checkRow(
  item: Json,
  field: string,
  action: string,
  model: WebhookModel,
  findings: Findings,
): Checked {
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
  const definition = target?.in === 'data' ? fieldOf(target.names, action, model) : undefined;
  if (definition !== undefined) checkValues(otherwise, replace, definition, field, findings);
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

function checkTo(
  to: string,
  field: string,
  action: string,
  model: WebhookModel,
  findings: Findings,
): Target | undefined {
  const at = inside(field, 'to');
  if (to === '')
    return findings.wrong('to_missing', at, 'No target is named.', 'Write customer, or data. and a field.');
  if (to === 'action') {
    return findings.wrong('to_action', at, 'The event is chosen once, as Action.', 'Take this row away.');
  }
  const target = parseTarget(to);
  if (target === undefined) {
    const fix =
      parseTarget(`data.${to}`) === undefined || /^(data|customer)\b/.test(to) ? undefined : `data.${to}`;
    const hint =
      fix === undefined ? 'Write customer, external_id, account, or data. and names.' : `Write ${fix}.`;
    return findings.wrong('bad_to', at, `${to} is no place in an event.`, hint, fix);
  }
  if (target.in === 'data') checkDataField(target.names, at, action, model, findings);
  return target;
}

function checkDataField(
  names: readonly string[],
  at: string,
  action: string,
  model: WebhookModel,
  findings: Findings,
): void {
  const [name = ''] = names;
  const type = model.eventTypes.get(action);
  if (type === undefined || COMMON.has(name) || type.fields.some((field) => field.name === name)) return;
  const attribute = SETS_ATTRIBUTES.has(action) ? model.attributes.get(name) : undefined;
  if (attribute?.readOnly === true) {
    findings.wrong('read_only', at, `${name} is computed and cannot be set.`, 'Choose another field.');
  } else if (attribute === undefined) {
    const known = [...type.fields.map((field) => field.name), ...writable(action, model)];
    const hint =
      didYouMean(nearNames(name, [], known).map((near) => `data.${near}`)) ?? 'It is kept as it is.';
    findings.odd('unknown_field', at, `${type.label} has no field ${name}.`, hint);
  }
}

function writable(action: string, { attributes }: WebhookModel): readonly string[] {
  if (!SETS_ATTRIBUTES.has(action)) return [];
  return [...attributes.values()].filter(({ readOnly }) => !readOnly).map(({ name }) => name);
}

/** The type of a field that one name leads to, as an attribute's definition; undefined for objects and what is free. */
function fieldOf(
  names: readonly string[],
  action: string,
  { eventTypes, attributes }: WebhookModel,
): AttributeDefinition | undefined {
  const [name = ''] = names;
  if (names.length !== 1) return undefined;
  const field = eventTypes.get(action)?.fields.find((known) => known.name === name);
  const attribute = SETS_ATTRIBUTES.has(action) ? attributes.get(name) : undefined;
  if (attribute !== undefined) return attribute;
  if (field === undefined || field.type === 'object' || field.type === 'objects') return undefined;
  return { name, label: name, type: field.type, tags: [], readOnly: false };
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

function checkOverlaps(rows: readonly Checked[], findings: Findings): void {
  const keyed = rows.flatMap(({ target, field }) =>
    target === undefined
      ? []
      : [{ field, key: JSON.stringify(target.in === 'data' ? target.names : target.in) }],
  );
  for (const [index, { key, field }] of keyed.entries()) {
    const at = inside(field, 'to');
    const same = keyed.findIndex((other) => other.key === key);
    if (same < index) {
      const first = keyed[same]?.field ?? '';
      findings.odd(
        'same_target',
        at,
        `${first} has the same target.`,
        'The last of them that is not empty counts.',
      );
    }
    const around = keyed.find(
      (other) => other.key.endsWith(']') && key.startsWith(`${other.key.slice(0, -1)},`),
    );
    if (around !== undefined) {
      const hint = `Map its fields one by one, or all of it in ${around.field}.`;
      findings.wrong('inside_target', at, `This lies inside the target of ${around.field}.`, hint);
    }
  }
}

function checkComplete(rows: readonly Checked[], type: EventType | undefined, findings: Findings): void {
  if (!rows.some(({ target }) => target?.in === 'customer')) {
    const hint = 'Add a row with the field that holds the customer’s id, and To customer.';
    findings.wrong('customer_not_mapped', 'mapping', 'No row says whose event it is.', hint);
  }
  for (const { name, required } of type?.fields ?? []) {
    if (!required || (name === 'points' && type?.points !== undefined)) continue;
    if (rows.some(({ target }) => target?.in === 'data' && target.names[0] === name)) continue;
    const hint = `Add a row with To data.${name}.`;
    findings.wrong('required_not_mapped', 'mapping', `${type?.label ?? ''} needs ${name}.`, hint);
  }
}
