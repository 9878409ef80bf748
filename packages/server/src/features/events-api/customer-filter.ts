import type { AttributeType } from '@causeway/core/customer/attribute';
import type { Customer } from '@causeway/core/customer/customer';
import { externalValue } from '@causeway/core/register/external-ids';
import type { Model } from '@causeway/core/register/model';
import type { Json } from '@causeway/core/result/json';
import { choicesOf, conditionOn, readCondition, type Condition } from './condition.ts';
import { ownValue } from './customer-values.ts';
import { PAGE_PARAMETERS } from './page.ts';
import { badRequest, emptySearch, Refusal } from './refusals.ts';

/** Whom a search is for. */
export interface CustomerFilter {
  readonly keep: (customer: Customer) => boolean;
  /** Attributes that must have this text, for the store to look for in its own way. */
  readonly equal: readonly (readonly [name: string, value: Json])[];
  /** Ids that lead straight to everybody who can be meant; undefined: all have to be looked at. */
  readonly direct: { readonly name: string; readonly values: readonly string[] } | undefined;
}

/** Parameters of the list that are no conditions. `fields` asks for more than the id; all there is comes anyway. */
const OTHERS: ReadonlySet<string> = new Set([...PAGE_PARAMETERS, 'search', 'match', 'fields']);
/** What a search looks into, as documented. */
const KEY_FIELDS = ['first_name', 'last_name', 'email', 'mobile_phone', 'membership_id'];
const NAMED_SEARCH = /^(first_name|last_name|email|mobile_phone|membership_id)=(.+)$/s;

/** Reads whom the parameters ask for. One that is not known is refused: to pass it over would answer everybody. */
export function readCustomerFilter(query: URLSearchParams, model: Model): CustomerFilter {
  const conditions: Condition[] = [];
  for (const [parameter, value] of query)
    if (!OTHERS.has(parameter)) conditions.push(readCondition(parameter, value));
  const search = query.get('search');
  if (search !== null && search.trim() === '') throw new Refusal(emptySearch());
  const exact = readMatch(query);
  const [, named, text] = NAMED_SEARCH.exec(search ?? '') ?? [];
  if (named !== undefined && text !== undefined)
    conditions.push({ parameter: 'search', name: named, operator: 'eq', value: text });
  const tests = conditions.map((condition) => {
    const holds = conditionOn(condition, typeOf(condition, model));
    const { name } = condition;
    // As it is looked up: without spaces around it, and as text.
    if (model.externalIds.includes(name))
      return (customer: Customer) => holds(externalValue(ownValue(customer, name)));
    return (customer: Customer) => holds(ownValue(customer, name));
  });
  if (search !== null && named === undefined) tests.push(searchFor(search, exact));
  const texts = conditions.filter(({ operator, name }) => operator === 'eq' && isText(name, model));
  return {
    keep: (customer) => tests.every((test) => test(customer)),
    equal: texts.map(({ name, value }) => [name, value] as const),
    direct: directOf(conditions, model),
  };
}

function readMatch(query: URLSearchParams): boolean {
  const match = query.get('match');
  if (match === null || match === '' || match === 'exact') return match === 'exact';
  throw new Refusal(badRequest('match can be exact', 'match'));
}

/** What every workspace has can be asked for; a workspace's own attributes when they are tagged. */
function typeOf({ name, parameter }: Condition, model: Model): AttributeType {
  if (isId(name)) return 'string';
  const definition = model.allAttributes.get(name);
  if (definition !== undefined && (!model.attributes.has(name) || definition.tags.length > 0))
    return definition.type;
  throw new Refusal(
    badRequest(
      `Customers cannot be filtered by ${name.slice(0, 100)}`,
      parameter.slice(0, 100),
      definition === undefined
        ? 'No attribute has this name.'
        : 'Tag the attribute as searchable in the settings.',
    ),
  );
}

/** Texts stand in a customer's attributes as they are asked for. */
function isText(name: string, model: Model): boolean {
  const definition = model.allAttributes.get(name);
  return definition?.type === 'string' && !definition.readOnly && !model.externalIds.includes(name);
}

function isId(name: string): boolean {
  return name === 'id' || name === '_id';
}

/** Within the key fields, whatever the case; with `match=exact` as a whole, and with it. An id is always a whole one. */
function searchFor(text: string, exact: boolean): (customer: Customer) => boolean {
  const lower = text.toLowerCase();
  const matches = (value: Json): boolean =>
    typeof value === 'string' && (exact ? value === text : value.toLowerCase().includes(lower));
  return (customer) =>
    customer.id === text ||
    KEY_FIELDS.some((name) => {
      const value = ownValue(customer, name);
      return Array.isArray(value)
        ? (value as readonly Json[]).some(matches)
        : value !== undefined && matches(value);
    });
}

function directOf(conditions: readonly Condition[], model: Model): CustomerFilter['direct'] {
  const condition = conditions.find(
    ({ name, operator }) =>
      (operator === 'eq' || operator === 'in') &&
      (isId(name) || (model.externalIds.includes(name) && model.gathering?.includes(name) !== true)),
  );
  return condition === undefined ? undefined : { name: condition.name, values: choicesOf(condition) };
}
