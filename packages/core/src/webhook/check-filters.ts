import { isObject, own, type Json, type JsonObject } from '../result/json.ts';
import { checkSecretName } from './check-auth.ts';
import type { Filter, FilterNode, Scalar } from './definition.ts';
import { inside, type Findings } from './findings.ts';
import { LIMITS } from './limits.ts';
import { didYouMean, nearNames } from './near-names.ts';
import { isOperator, momentOf, OPERATORS, type FilterOperator, type Needs } from './operators.ts';
import { compilePattern } from './pattern.ts';
import { parseRequestPath, requestPathFault } from './request-path.ts';
import { isSensitiveName } from './sensitive-name.ts';

const NOTHING: FilterNode = { op: 'and', rules: [] };

/**
 * A filter tree. Rules that cannot be used are named among the issues. A filter that is not complete stays, and never
 * passes: a trial that left it out would let everything in.
 */
export function checkFilters(value: Json | undefined, findings: Findings): FilterNode {
  if (value === undefined || value === null) return NOTHING;
  const left = { filters: LIMITS.filters };
  const node = checkGroup(value, 'filters', 1, left, findings);
  if (left.filters < 0) {
    const message = `There are ${LIMITS.filters - left.filters} filters; at most ${LIMITS.filters} are possible.`;
    findings.wrong('too_many', 'filters', message);
  }
  return node ?? NOTHING;
}

function checkGroup(
  value: Json,
  field: string,
  depth: number,
  left: { filters: number },
  findings: Findings,
): FilterNode | undefined {
  if (depth > LIMITS.depth) {
    const message = `Groups may be nested ${LIMITS.depth} deep.`;
    return findings.wrong('too_deep', field, message, 'Write some of it without groups.');
  }
  const from = findings.section(value, field, ['op', 'rules']);
  const op = findings.choice(from, 'op', field, ['and', 'or']);
  const items = findings.list(from, 'rules', field, LIMITS.filters);
  if (items.length === 0 && depth > 1) {
    findings.wrong('empty_group', field, 'This group has no filters.', 'Add one, or take the group away.');
  }
  const rules = items.map((item, index) => {
    const at = `${field}.rules[${index}]`;
    if (isObject(item) && (Object.hasOwn(item, 'rules') || Object.hasOwn(item, 'op'))) {
      return checkGroup(item, at, depth + 1, left, findings);
    }
    left.filters--;
    return checkFilter(item, at, findings);
  });
  return { op, rules: rules.filter((rule) => rule !== undefined) };
}

function checkFilter(value: Json, field: string, findings: Findings): Filter | undefined {
  const from = findings.section(value, field, ['path', 'operator', 'value', 'secret']);
  const written = findings.text(from, 'path', field, LIMITS.path);
  const path = checkPath(written, field, findings);
  const operator = checkOperator(findings.text(from, 'operator', field, 100), field, findings);
  if (operator === undefined) return undefined;
  const secret = own(from, 'secret') ?? undefined;
  const compared =
    secret === undefined
      ? checkValue(from, operator, field, findings)
      : checkSecret(from, secret, operator, field, findings);
  if (path === undefined || compared === undefined) return { path: written, operator };
  warnOfPlainToken(path, operator, compared, field, findings);
  return { path, operator, ...compared };
}

function checkPath(path: string, field: string, findings: Findings): string | undefined {
  const at = inside(field, 'path');
  if (path === '')
    return findings.wrong('path_missing', at, 'No field is named.', 'Write headers. or body. and a name.');
  const fault = requestPathFault(path);
  if (fault === undefined) return path;
  return findings.wrong('bad_path', at, `${path} is no place in a request.`, fault.hint, fault.fix);
}

function checkOperator(name: string, field: string, findings: Findings): FilterOperator | undefined {
  if (isOperator(name)) return name;
  const near = didYouMean(nearNames(name, [], Object.keys(OPERATORS)));
  const hint = near ?? `Choose one of: ${Object.keys(OPERATORS).join(', ')}.`;
  return findings.wrong('unknown_operator', inside(field, 'operator'), 'There is no such operator.', hint);
}

type Compared = Pick<Filter, 'value' | 'secret'>;

const ASKS: Readonly<Record<Needs, string>> = {
  none: '',
  one: 'Write one value.',
  two: 'Write a list of two values, the smaller one first.',
  list: `Write a list of 1 to ${LIMITS.values} values.`,
};

function checkValue(
  from: JsonObject,
  operator: FilterOperator,
  field: string,
  findings: Findings,
): Compared | undefined {
  const { needs, label } = OPERATORS[operator];
  const value = own(from, 'value') ?? undefined;
  const at = inside(field, 'value');
  if (needs === 'none') {
    if (value !== undefined && value !== '') {
      findings.odd('value_not_used', at, `"${label}" compares with nothing.`, 'Take the value away.');
    }
    return {};
  }
  const items = Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value];
  const most = needs === 'one' ? 1 : needs === 'two' ? 2 : LIMITS.values;
  const fits =
    Array.isArray(value) === (needs !== 'one') &&
    items.length <= most &&
    items.length >= (needs === 'two' ? 2 : 1);
  if (!fits || !items.every(isScalar)) {
    return findings.wrong('bad_value', at, `"${label}" cannot compare with this.`, ASKS[needs]);
  }
  if (items.some((item) => String(item).length > LIMITS.text)) {
    return findings.wrong('too_long', at, `A value may have ${LIMITS.text} characters at most.`);
  }
  const fault = faultOf(operator, items);
  if (fault !== undefined) return findings.wrong('bad_value', at, ...fault);
  return { value: needs === 'one' ? (items[0] as Scalar) : items };
}

/** What is wrong with values that are of the right kind. */
function faultOf(
  operator: FilterOperator,
  values: readonly Scalar[],
): [message: string, hint: string] | undefined {
  const [value = '', high = ''] = values;
  if (operator === 'matches') {
    const pattern = compilePattern(String(value));
    return pattern.ok
      ? undefined
      : [`The pattern cannot be used, from character ${pattern.fault.at + 1} on.`, pattern.fault.message];
  }
  if ((operator === 'before' || operator === 'after') && momentOf(value) === undefined) {
    return ['This is no date.', 'Write 2026-11-21 or 2026-11-21T10:00:00Z.'];
  }
  if (operator === 'between' && typeof value === typeof high && Number(value) > Number(high)) {
    return ['Nothing is between these.', 'Write the smaller one first.'];
  }
  return undefined;
}

function checkSecret(
  from: JsonObject,
  secret: Json,
  operator: FilterOperator,
  field: string,
  findings: Findings,
): Compared | undefined {
  if (operator !== 'equals' && operator !== 'does_not_equal') {
    const hint = 'Choose equals or does not equal.';
    return findings.wrong(
      'bad_operator',
      inside(field, 'operator'),
      'A secret is compared as a whole.',
      hint,
    );
  }
  if ((own(from, 'value') ?? '') !== '') {
    const hint = 'Take the value away, or the secret.';
    findings.wrong('value_and_secret', inside(field, 'value'), 'A filter has a value or a secret.', hint);
  }
  const name = checkSecretName(secret, inside(field, 'secret'), findings);
  return name === undefined ? undefined : { secret: name };
}

/** A token in plain sight can be read by whoever may look at the webhook. */
function warnOfPlainToken(
  path: string,
  operator: FilterOperator,
  { value }: Compared,
  field: string,
  findings: Findings,
): void {
  const place = parseRequestPath(path);
  const name =
    place?.in === 'headers' ? place.name : (/(?<![^.[\]"'])[^.[\]"']+(?=["'\]]*$)/.exec(path)?.[0] ?? '');
  if (value === undefined || operator !== 'equals' || !isSensitiveName(name)) return;
  const message = `The value that ${path} is compared with can be read by everybody who sees this webhook.`;
  findings.odd('plain_secret', inside(field, 'value'), message, 'Keep it as a secret, and name that here.');
}

function isScalar(value: Json): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
