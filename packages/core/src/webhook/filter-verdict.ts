import type { Json } from '../result/json.ts';
import { bodyPaths } from './body-paths.ts';
import type { Filter } from './definition.ts';
import { passesFilter, type CompiledFilter, type CompiledGroup } from './filter-tree.ts';
import { didYouMean, nearNames } from './near-names.ts';
import { OPERATORS } from './operators.ts';
import type { WebhookRequest } from './request.ts';
import { numberOf, textOf } from './scalar.ts';
import { HIDDEN, isSensitiveName } from './sensitive-name.ts';
import { shortValue } from './short-value.ts';

/** What came of one filter. `expected` and `actual` are `[hidden]` for secrets and for what proves the sender. */
export interface FilterVerdict {
  /** Its place in each group on the way to it, from the outermost: [1, 0] is the first rule of the second. */
  readonly group: readonly number[];
  readonly path: string;
  readonly operator: string;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
  readonly present: boolean;
  readonly passed: boolean;
  readonly hint?: string;
}

export interface TreeVerdict {
  readonly passed: boolean;
  readonly filters: readonly FilterVerdict[];
  /** Those that the request would have to meet: in an `or` each of them would do. */
  readonly unmet: readonly FilterVerdict[];
}

/** The verdict on every filter of the tree, also on those that made no difference. */
export function explainFilters(
  group: CompiledGroup,
  request: WebhookRequest,
  trusted: boolean,
  brief: boolean = false,
): TreeVerdict {
  return explainGroup(group, request, trusted, [], { searches: brief ? 0 : MOST_SEARCHES });
}

/** Searches for a name that was meant, in a body that a stranger may have filled to the brim. */
const MOST_SEARCHES = 20;

interface Left {
  searches: number;
}

function explainGroup(
  group: CompiledGroup,
  request: WebhookRequest,
  trusted: boolean,
  place: readonly number[],
  left: Left,
): TreeVerdict {
  const parts = group.rules.map((rule, index): TreeVerdict => {
    const at = [...place, index];
    if ('rules' in rule) return explainGroup(rule, request, trusted, at, left);
    const verdict = explainFilter(rule, request, trusted, at, left);
    return { passed: verdict.passed, filters: [verdict], unmet: verdict.passed ? [] : [verdict] };
  });
  const passed =
    parts.length === 0 ||
    (group.op === 'and' ? parts.every((part) => part.passed) : parts.some((part) => part.passed));
  return {
    passed,
    filters: parts.flatMap((part) => part.filters),
    unmet: passed ? [] : parts.flatMap((part) => part.unmet),
  };
}

/** A filter in words: `body.points is greater than 0`. */
export function filterText({ path, operator, expected }: FilterVerdict): string {
  const { label, needs } = OPERATORS[operator as keyof typeof OPERATORS];
  if (needs === 'none') return `${path} ${label}`;
  const listed = Array.isArray(expected) ? (expected as readonly Json[]) : [expected];
  const values = listed.map((value) => textOf(value) ?? '').join(needs === 'two' ? ' and ' : ', ');
  return `${path} ${label} ${values}`.trimEnd();
}

function explainFilter(
  rule: CompiledFilter,
  request: WebhookRequest,
  trusted: boolean,
  group: readonly number[],
  left: Left,
): FilterVerdict {
  const { filter, place } = rule;
  const actual = rule.read(request);
  const passed = passesFilter(rule, request, trusted);
  const hidden = filter.secret !== undefined || (place?.in === 'headers' && isSensitiveName(place.name));
  const hint = passed ? undefined : hintFor(rule, request, actual, hidden, left);
  const compared = OPERATORS[filter.operator].needs !== 'none';
  return {
    group,
    path: filter.path,
    operator: filter.operator,
    expected: !compared ? undefined : hidden ? HIDDEN : filter.value,
    actual: actual === undefined ? undefined : hidden ? HIDDEN : shortValue(actual),
    present: actual !== undefined,
    passed,
    ...(hint === undefined ? {} : { hint }),
  };
}

function hintFor(
  { filter, place }: CompiledFilter,
  request: WebhookRequest,
  actual: Json | undefined,
  hidden: boolean,
  left: Left,
): string | undefined {
  if (place === undefined) return 'Its path cannot be used.';
  if (!isComplete(filter)) return 'It cannot be used as it stands, and passes nothing.';
  if (actual === undefined) return left.searches-- > 0 ? absent(place, request) : undefined;
  if (hidden) return 'It is there, and another one. Set the secret to what the sender sends.';
  if (actual === null) return 'It is null, which compares with nothing.';
  const wanted = filter.value;
  if (Array.isArray(wanted) || wanted === undefined) return undefined;
  if (Array.isArray(actual) && !/contain|equal/.test(filter.operator)) {
    return 'It is a list. Name one of its entries, as in [0], or use contains.';
  }
  if (typeof actual === 'object') return 'It is an object. Name one of its fields.';
  if (
    numberOf(wanted) !== undefined &&
    numberOf(actual) === undefined &&
    /greater|less/.test(filter.operator)
  ) {
    return 'It is text, and only numbers are above or below a number.';
  }
  return textOf(actual)?.trim().toLowerCase() === String(wanted).trim().toLowerCase()
    ? 'It differs in letter case or spaces only, and both count.'
    : undefined;
}

/** A draft may name no value yet. */
function isComplete({ operator, value, secret }: Filter): boolean {
  return value !== undefined || secret !== undefined || OPERATORS[operator].needs === 'none';
}

function absent(place: NonNullable<CompiledFilter['place']>, request: WebhookRequest): string {
  const [names, prefix, wanted] =
    place.in === 'headers'
      ? [Object.keys(request.headers), 'headers.', place.name]
      : [bodyPaths(request.body), 'body.', place.text];
  const near = nearNames(wanted, [], names).map((name) =>
    name.startsWith('[') ? `body${name}` : prefix + name,
  );
  if (place.in === 'headers') return didYouMean(near) ?? 'The request has no such header.';
  const has = names.slice(0, 8).join(', ') + (names.length > 8 ? ' …' : '');
  return didYouMean(near) ?? (has === '' ? 'The body has no fields.' : `The body has ${has}.`);
}
