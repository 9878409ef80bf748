import { isObject, own, type Json, type JsonObject } from '@causeway/core/result/json';
import type { Filter, Scalar } from '@causeway/core/webhook/definition';
import { parseRequestPath } from '@causeway/core/webhook/request-path';
import { filtersOf } from '@causeway/core/webhook/secrets-needed';
import { HIDDEN } from '@causeway/core/webhook/sensitive-name';
import type { Hook } from './hook.ts';

/**
 * The verdict of this webhook in a receipt, when its sender had proved itself: the check was passed, and so were all
 * filters on secrets. Nobody else's request is ever trusted, however it looks in the log.
 */
export function provedThen(verdicts: readonly Json[], { id }: Hook): JsonObject | undefined {
  return verdicts.filter(isObject).find((verdict) => {
    const [webhook, auth] = [own(verdict, 'webhook'), own(verdict, 'auth')];
    if (!isObject(webhook) || own(webhook, 'id') !== id) return false;
    if (!isObject(auth) || own(auth, 'ok') !== true) return false;
    return filtersIn(verdict).every(
      (filter) => own(filter, 'expected') !== HIDDEN || own(filter, 'passed') === true,
    );
  });
}

/**
 * Headers that were taken out of the stored request, and that filters compare with a value in plain sight: where such
 * a filter passed then, it is given what it asks for.
 */
export function headersThen(
  stored: Readonly<Record<string, string>>,
  { webhook }: Hook,
  verdict: JsonObject,
): Readonly<Record<string, string>> {
  const given: Record<string, string> = {};
  for (const filter of filtersOf(webhook.definition.filters)) {
    const place = parseRequestPath(filter.path);
    if (place?.in !== 'headers' || stored[place.name] !== HIDDEN || !passedThen(verdict, filter)) continue;
    const value = wanted(filter);
    if (value !== undefined) given[place.name] = value;
  }
  return given;
}

function passedThen(verdict: JsonObject, { path, operator }: Filter): boolean {
  const same = filtersIn(verdict).find(
    (filter) => own(filter, 'path') === path && own(filter, 'operator') === operator,
  );
  return same !== undefined && own(same, 'passed') === true;
}

function wanted({ operator, value }: Filter): string | undefined {
  const first = Array.isArray(value) ? (value as readonly Scalar[])[0] : (value as Scalar | undefined);
  return first !== undefined && TELLING.has(operator) ? String(first) : undefined;
}

/** A header that is the value itself passes these. */
const TELLING: ReadonlySet<Filter['operator']> = new Set([
  'equals',
  'contains',
  'starts_with',
  'ends_with',
  'is_one_of',
]);

function filtersIn(verdict: JsonObject): readonly JsonObject[] {
  const filters = own(verdict, 'filters');
  return Array.isArray(filters) ? (filters as readonly Json[]).filter(isObject) : [];
}
