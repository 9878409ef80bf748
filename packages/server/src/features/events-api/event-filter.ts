import { own } from '@causeway/core/result/json';
import type { StoredEvent } from '../../ports/customer-store.ts';
import { conditionOn, readCondition, type Condition } from './condition.ts';
import { PAGE_PARAMETERS } from './page.ts';
import { badRequest, Refusal } from './refusals.ts';

export interface EventFilter {
  readonly order: 'asc' | 'desc';
  readonly keep: (event: StoredEvent) => boolean;
}

/** `references` asks for challenges and rewards, of which there are none here. */
const OTHERS: ReadonlySet<string> = new Set([
  ...PAGE_PARAMETERS,
  'order',
  'points_only',
  'references',
  'fields',
]);
const DAY = /^\d{4}-\d\d-\d\d$/;
const KNOWN =
  'Known are action, date, timestamp and properties.{name}, each with .in, .gt, .gte, .lt or .lte.';

/** Which events a history is asked for; the newest first unless it says otherwise. */
export function readEventFilter(query: URLSearchParams): EventFilter {
  const tests: ((event: StoredEvent) => boolean)[] = [];
  for (const [parameter, value] of query)
    if (!OTHERS.has(parameter)) tests.push(testOf(readCondition(parameter, value)));
  if (isOn(query, 'points_only')) tests.push(({ effect }) => effect !== undefined && effect.points !== 0);
  return { order: readOrder(query), keep: (event) => tests.every((test) => test(event)) };
}

function testOf(condition: Condition): (event: StoredEvent) => boolean {
  const { name, parameter, value } = condition;
  switch (name) {
    case 'action': {
      const holds = conditionOn(condition, 'string');
      return ({ type }) => holds(type);
    }
    // The older form: a list without an operator.
    case 'actions': {
      const holds = conditionOn({ ...condition, operator: 'in' }, 'string');
      return ({ type }) => holds(type);
    }
    case 'timestamp': {
      const holds = conditionOn(condition, 'datetime');
      return ({ timestamp }) => holds(timestamp);
    }
    // Days, in UTC: what is after a day is on another one.
    case 'date': {
      if (!value.split(',').every((day) => DAY.test(day)))
        throw new Refusal(badRequest(`${parameter} must be a day: 2026-01-31`, parameter));
      const holds = conditionOn(condition, 'string');
      return ({ timestamp }) => holds(new Date(timestamp).toISOString().slice(0, 10));
    }
    default: {
      if (!name.startsWith('properties.'))
        throw new Refusal(
          badRequest(`Events cannot be filtered by ${name.slice(0, 100)}`, parameter.slice(0, 100), KNOWN),
        );
      const property = name.slice('properties.'.length);
      const holds = conditionOn(condition, 'string');
      return ({ data }) => holds(own(data, property));
    }
  }
}

function readOrder(query: URLSearchParams): 'asc' | 'desc' {
  const order = query.get('order') ?? '';
  if (order === 'asc' || order === 'desc') return order;
  if (order === '') return 'desc';
  throw new Refusal(badRequest('order can be asc or desc', 'order'));
}

function isOn(query: URLSearchParams, name: string): boolean {
  const value = query.get(name) ?? 'false';
  if (['true', '1', ''].includes(value)) return true;
  if (['false', '0'].includes(value)) return false;
  throw new Refusal(badRequest(`${name} can be true or false`, name));
}
