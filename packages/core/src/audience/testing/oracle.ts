import type { Json, JsonObject } from '../../result/json.ts';
import type { CountedEvent } from '../audience-model.ts';
import type { Condition, EventsOperand, Literal, Rule, Span } from '../rule.ts';
import { shift } from '../span.ts';

/** All there is to know, at one time: a customer's fields, and all their events in the order of registration. */
export interface World {
  readonly now: number;
  readonly timeZone: string;
  readonly fields: JsonObject;
  readonly events: readonly CountedEvent[];
  readonly times: ReadonlySet<string>;
  readonly rules: ReadonlyMap<string, Rule>;
}

/** Is the rule met? Says what rule.ts says, and looks at everything each time. */
export function meets(rule: Rule, world: World): boolean {
  switch (rule.kind) {
    case 'all':
      return true;
    case 'and':
      return rule.rules.every((inner) => meets(inner, world));
    case 'or':
      return rule.rules.some((inner) => meets(inner, world));
    case 'not':
      return !meets(rule.rule, world);
    case 'audience': {
      const named = world.rules.get(rule.slug);
      return named !== undefined && meets(named, world);
    }
    default:
      return meetsCondition(rule, world);
  }
}

/** The times at which a rule over these events and values may come out otherwise, though nothing happens. */
export function turns(world: World): ReadonlySet<number> {
  const [spans, relatives] = [[] as Span[], [] as [number, Span][]];
  for (const rule of world.rules.values()) collect(rule, spans, relatives);
  const at = new Set<number>();
  for (const { timestamp } of world.events)
    for (const span of spans) at.add(shift(timestamp, span, 1, world.timeZone));
  const told = [world.fields, ...world.events.flatMap(({ data, timestamp }) => [data, timestamp])];
  const moments = new Set(told.flatMap(timesIn));
  for (const moment of moments)
    for (const [sign, span] of relatives) {
      const turn = shift(moment, span, sign > 0 ? -1 : 1, world.timeZone);
      at.add(turn).add(turn + 1);
    }
  return at;
}

function collect(rule: unknown, spans: Span[], relatives: [number, Span][]): void {
  if (typeof rule === 'string') {
    const relative = relativeOf(rule);
    if (relative !== undefined) relatives.push(relative);
  }
  if (typeof rule !== 'object' || rule === null) return;
  for (const [name, value] of Object.entries(rule)) {
    if (name === 'within' && value !== undefined) spans.push(value as Span);
    collect(value, spans, relatives);
  }
}

function timesIn(value: Json | undefined): readonly number[] {
  const moment = momentOf(value);
  const inside = typeof value === 'object' && value !== null ? Object.values(value).flatMap(timesIn) : [];
  return moment === undefined ? inside : [moment, ...inside];
}

function meetsCondition(condition: Condition, world: World): boolean {
  const { operand } = condition;
  if (operand.kind === 'field') {
    const [name = ''] = operand.path;
    const found = lookUp(world.fields, operand.path);
    if (condition.kind === 'exists') return isSomething(found);
    return asks(condition, found, world, operand.path.length === 1 && world.times.has(name));
  }
  const events = eventsOf(operand, world);
  if (condition.kind === 'exists') return events.length > 0;
  const isTime = operand.field === undefined && (operand.figure === 'first' || operand.figure === 'last');
  return asks(condition, figure(operand, events), world, isTime);
}

/** The events that an operand is about, by time, each with what it counts for. */
function eventsOf(operand: EventsOperand, world: World): readonly { at: number; value: Json }[] {
  const { figure: kind, event: type, field, where, within } = operand;
  const found: { at: number; value: Json }[] = [];
  for (const { timestamp, data, context, ...event } of world.events) {
    if (event.type !== type) continue;
    if (within !== undefined && shift(timestamp, within, 1, world.timeZone) <= world.now) continue;
    if (where !== undefined && !meets(where, { ...world, fields: { context, ...data }, times: new Set() }))
      continue;
    const value = kind === 'count' ? 1 : field === undefined ? undefined : lookUp(data, field);
    if (kind === 'sum' || kind === 'min' || kind === 'max') {
      for (const one of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
        const number = numeric(one);
        if (number !== undefined) found.push({ at: timestamp, value: number });
      }
    } else if (kind === 'count' || field === undefined || isSomething(value))
      found.push({ at: timestamp, value: value ?? timestamp });
  }
  return found.toSorted((a, b) => a.at - b.at);
}

function figure(
  { figure: kind }: EventsOperand,
  events: readonly { at: number; value: Json }[],
): Json | undefined {
  const values = events.map(({ value }) => value);
  const numbers = values as readonly number[];
  switch (kind) {
    case 'count':
      return values.length;
    case 'sum':
      return Math.round(numbers.reduce((sum, value) => sum + value, 0) * 10_000) / 10_000;
    case 'min':
      return values.length === 0 ? undefined : Math.min(...numbers);
    case 'max':
      return values.length === 0 ? undefined : Math.max(...numbers);
    case 'first':
      return values[0];
    case 'last':
      return values.at(-1);
  }
}

function asks(
  condition: Exclude<Condition, { kind: 'exists' }>,
  found: Json | undefined,
  world: World,
  isTime: boolean,
): boolean {
  if (found === undefined || found === null)
    return condition.kind === 'compare' && condition.operator === '!=';
  const some = (test: (value: Json) => boolean): boolean =>
    Array.isArray(found) ? (found as readonly Json[]).some((one) => one !== null && test(one)) : test(found);
  const compares = (value: Json, operator: string, literal: Literal): boolean => {
    const order = compared(value, literal, world, isTime);
    const isMoment = relativeOf(literal) !== undefined || (isTime && momentOf(literal) !== undefined);
    if (operator === '=') return isMoment ? order === 0 : equal(value, literal);
    if (typeof order === 'number') return OPERATORS[operator]?.(order) === true;
    if (order === 'never' || typeof literal !== 'string' || typeof value !== 'string') return false;
    return OPERATORS[operator]?.(value < literal ? -1 : value > literal ? 1 : 0) === true;
  };
  switch (condition.kind) {
    case 'compare':
      return condition.operator === '!='
        ? !some((value) => compares(value, '=', condition.value))
        : some((value) => compares(value, condition.operator, condition.value));
    case 'between':
      return some((value) => compares(value, '>=', condition.from) && compares(value, '<=', condition.to));
    case 'contains':
      return Array.isArray(found)
        ? found.map(String).includes(condition.text)
        : typeof found !== 'object' && String(found).includes(condition.text);
    case 'like': {
      const pattern = condition.text.replaceAll(/[^*\w]/g, String.raw`\$&`).replaceAll('*', '[^]*');
      return some((value) => typeof value !== 'object' && new RegExp(`^${pattern}$`).test(String(value)));
    }
    case 'in':
    case 'intersects':
      return some((value) => condition.values.some((literal) => equal(value, literal)));
    case 'near':
      return some((value) => kilometres(value, condition) <= condition.kilometres);
  }
}

const OPERATORS: Readonly<Record<string, (order: number) => boolean>> = {
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
};

/** As numbers or times; `text` when the letters are to be asked, `never` when there is no order. */
function compared(value: Json, literal: Literal, world: World, isTime: boolean): number | 'text' | 'never' {
  const relative = relativeOf(literal);
  if (relative !== undefined) {
    const moment = momentOf(value);
    if (moment === undefined) return 'never';
    return shift(moment, relative[1], relative[0] > 0 ? -1 : 1, world.timeZone) - world.now;
  }
  if (typeof literal === 'boolean') return 'never';
  if (
    (isTime && typeof literal === 'number') ||
    (typeof literal === 'string' && /^\d{4}-\d\d-/.test(literal))
  ) {
    const [moment, other] = [momentOf(value), momentOf(literal)];
    return moment === undefined || other === undefined ? 'never' : moment - other;
  }
  const [number, other] = [numeric(value), numeric(literal)];
  if (other === undefined) return 'text';
  return number === undefined || typeof value === 'boolean' ? 'never' : number - other;
}

/** `"5"` is 5 and `"true"` is true, but of texts only the same is equal. */
function equal(value: Json, literal: Literal): boolean {
  if (typeof value === typeof literal) return value === literal;
  if (typeof value === 'object') return false;
  if (typeof value === 'boolean' || typeof literal === 'boolean') return String(value) === String(literal);
  return numeric(value) !== undefined && numeric(value) === numeric(literal);
}

function numeric(value: Json | undefined): number | undefined {
  if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? Number.parseFloat(value) : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** Tests say times as ISO text or in milliseconds. */
function momentOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value < 100_000_000_000 ? value * 1000 : value;
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? new Date(value).getTime() : undefined;
}

function relativeOf(literal: Literal): [number, Span] | undefined {
  if (typeof literal !== 'string' || !literal.startsWith('now')) return undefined;
  const [, sign = '+', count = '0', unit = 'm'] = /^now(?:([+-])(\d+)(\w))?$/.exec(literal) ?? [];
  return [sign === '-' ? -1 : 1, { count: Number(count), unit: unit as Span['unit'] }];
}

function isSomething(value: Json | undefined): boolean {
  if (value === undefined || value === null) return false;
  return typeof value === 'string' ? value.trim() !== '' : !Array.isArray(value) || value.length > 0;
}

function lookUp(value: Json | undefined, [name, ...rest]: readonly string[]): Json | undefined {
  if (name === undefined || value === undefined || value === null) return value;
  if (Array.isArray(value)) {
    const all = (value as readonly Json[]).flatMap(
      (one) => lookUp(one, [name, ...rest]) ?? [],
    ) as readonly Json[];
    return all.length === 0 ? undefined : all;
  }
  return typeof value === 'object' ? lookUp((value as JsonObject)[name], rest) : undefined;
}

function kilometres(value: Json, { latitude, longitude }: { latitude: number; longitude: number }): number {
  const [a, b] = typeof value === 'string' ? value.split(',').map(Number) : [];
  if (a === undefined || b === undefined) return Infinity;
  const [north, east] = [
    [a, latitude],
    [b, longitude],
  ].map((pair) => pair.map((one) => (one * Math.PI) / 180));
  const [[n1, n2], [e1, e2]] = [north, east] as [[number, number], [number, number]];
  const cosine = Math.sin(n1) * Math.sin(n2) + Math.cos(n1) * Math.cos(n2) * Math.cos(e1 - e2);
  return 6371.0088 * Math.acos(Math.min(1, cosine));
}
