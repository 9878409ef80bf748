import { isObject, type Json } from '../result/json.ts';
import { isGroup, type Filter, type FilterNode, type Scalar } from './definition.ts';
import { equalSecret } from './equal-secret.ts';
import { OPERATORS } from './operators.ts';
import { compileRequestPath, parseRequestPath, type RequestPath } from './request-path.ts';
import type { WebhookRequest } from './request.ts';
import { textOf } from './scalar.ts';

/** A filter ready to use. */
export interface CompiledFilter {
  readonly filter: Filter;
  /** Undefined when the path cannot be read; such a filter never passes. */
  readonly place: RequestPath | undefined;
  readonly read: (request: WebhookRequest) => Json | undefined;
  readonly test: (actual: Json | undefined) => boolean;
}

export interface CompiledGroup {
  readonly op: 'and' | 'or';
  readonly rules: readonly (CompiledFilter | CompiledGroup)[];
}

/**
 * A filter tree ready to use. Where a secret is named that is not set, or anything in a filter cannot be used, the
 * filter never passes: also not a negative one.
 */
export function compileFilters(node: FilterNode, secrets: Readonly<Record<string, string>>): CompiledGroup {
  return {
    op: node.op,
    rules: node.rules.map((rule) =>
      isGroup(rule) ? compileFilters(rule, secrets) : compileFilter(rule, secrets),
    ),
  };
}

/** Does the request pass? `trusted`: filters on secrets are taken as passed, for trials and for stored requests. */
export function passes(group: CompiledGroup, request: WebhookRequest, trusted: boolean): boolean {
  if (group.rules.length === 0) return true;
  const and = group.op === 'and';
  for (const rule of group.rules) {
    const passed = 'rules' in rule ? passes(rule, request, trusted) : passesFilter(rule, request, trusted);
    if (passed !== and) return !and;
  }
  return and;
}

export function passesFilter(rule: CompiledFilter, request: WebhookRequest, trusted: boolean): boolean {
  return (trusted && rule.filter.secret !== undefined) || rule.test(rule.read(request));
}

const NEVER = (): false => false;

function compileFilter(filter: Filter, secrets: Readonly<Record<string, string>>): CompiledFilter {
  const place = parseRequestPath(filter.path);
  if (place === undefined) return { filter, place, read: () => undefined, test: NEVER };
  const test = filter.secret === undefined ? plainTest(filter) : secretTest(filter, secrets);
  return { filter, place, read: compileRequestPath(place), test };
}

function plainTest({ operator, value }: Filter): CompiledFilter['test'] {
  const { needs, compile } = OPERATORS[operator];
  const values = value === undefined ? [] : isScalar(value) ? [value] : value;
  const enough =
    needs === 'none' || (needs === 'list' ? values.length > 0 : values.length === (needs === 'two' ? 2 : 1));
  return enough ? compile(values) : NEVER;
}

function secretTest(filter: Filter, secrets: Readonly<Record<string, string>>): CompiledFilter['test'] {
  const name = filter.secret ?? '';
  const secret = Object.hasOwn(secrets, name) ? (secrets[name] ?? '') : '';
  if (secret === '') return NEVER;
  const equal = (actual: Json | undefined): boolean => {
    const text = textOf(actual);
    return text !== undefined && equalSecret(text, secret);
  };
  const any = (actual: Json | undefined): boolean =>
    Array.isArray(actual) ? (actual as readonly Json[]).filter(equal).length > 0 : equal(actual);
  if (filter.operator === 'equals') return any;
  return filter.operator === 'does_not_equal' ? (actual) => !any(actual) : NEVER;
}

function isScalar(value: Scalar | readonly Scalar[]): value is Scalar {
  return !Array.isArray(value) && !isObject(value);
}
