import { isObject, own, type Json } from '../result/json.ts';
import { LIMITS } from './limits.ts';
import { textOf } from './scalar.ts';

/** Reads one place of a value; undefined when there is nothing. Looks at own properties only. */
export type Read = (value: Json | undefined) => Json | undefined;

/**
 * A way on from an object or list: its key, the same as a position (-1 when it is none), what an entry must have to be
 * meant, and the step after it.
 */
interface Leg {
  readonly key: string;
  readonly index: number;
  readonly where: Where | undefined;
  readonly next: number;
}

interface Where {
  readonly name: string;
  readonly value: string;
}

/** For every step the ways on, the longest key first. */
export type ReadPath = readonly (readonly Leg[])[];

interface Step {
  readonly name: string;
  readonly kind: 'plain' | 'index' | 'quoted' | 'where';
  readonly where?: Where;
  readonly start: number;
  readonly end: number;
}

const STEP = /([^.[\]]+)|\[(\d{1,6})\]|\["((?:[^"\\]|\\["\\])*)"\]|\['([^']*)'\]|\[([\w$-]+)=([^[\]"']+)\]/y;
const MOST_STEPS = 16;

/**
 * A path in any of its spellings: `a.b`, `a[0].b`, `a.0.b`, `["x.y"]`, and `list[type=email].value` for the first
 * entry of a list whose `type` is `email`. Undefined when it is not one.
 * A key of the body that is spelled like the path, dots and all, wins over going down.
 */
export function parseReadPath(text: string): ReadPath | undefined {
  const steps = text.length <= LIMITS.path && text === text.trim() ? readSteps(text) : undefined;
  if (steps === undefined || steps.some(({ name }) => name === '__proto__')) return undefined;
  return steps.map((_, from) => legsFrom(text, steps, from));
}

/** Why a path cannot be used, in words that say how one is written; undefined when it can. */
export function readPathFault(text: string): string | undefined {
  if (parseReadPath(text) !== undefined) return undefined;
  if (text !== text.trim()) return 'Take away the spaces around it.';
  if (text.includes('__proto__')) return 'A path may not contain __proto__.';
  return 'Join names with dots, write positions in brackets and names with dots in quotes: user.id, items[0].sku, ["a.b"].';
}

/** The path as a function. */
export function compileReadPath(path: ReadPath): Read {
  return (value) => {
    let at = value;
    for (let step = 0; step < path.length;) {
      const leg = legInto(at, path[step] as readonly Leg[]);
      if (leg === undefined) return undefined;
      at = follow(at, leg);
      step = leg.next;
    }
    return at;
  };
}

/** The keys and positions that the path leads along in this value; undefined when it leads nowhere. */
export function locate(path: ReadPath, value: Json): readonly (string | number)[] | undefined {
  const keys: (string | number)[] = [];
  let at: Json | undefined = value;
  for (let step = 0; step < path.length;) {
    const leg = legInto(at, path[step] as readonly Leg[]);
    if (leg === undefined) return undefined;
    keys.push(Array.isArray(at) ? positionOf(at as readonly Json[], leg) : leg.key);
    at = follow(at, leg);
    step = leg.next;
  }
  return keys;
}

/** The names of a path when it is made of names only, as a place to write to must be; undefined otherwise. */
export function plainNames(text: string): readonly string[] | undefined {
  const steps = readSteps(text);
  return steps?.every(({ kind, name }) => kind !== 'index' && kind !== 'where' && !/^\d+$/.test(name)) ===
    true
    ? steps.map(({ name }) => name)
    : undefined;
}

function legInto(at: Json | undefined, legs: readonly Leg[]): Leg | undefined {
  if (Array.isArray(at)) {
    const single = legs.at(-1);
    return single !== undefined && positionOf(at as readonly Json[], single) >= 0 ? single : undefined;
  }
  if (!isObject(at)) return undefined;
  for (const leg of legs) if (leg.where === undefined && Object.hasOwn(at, leg.key)) return leg;
  return undefined;
}

function follow(at: Json | undefined, leg: Leg): Json | undefined {
  if (Array.isArray(at)) return (at as readonly Json[])[positionOf(at as readonly Json[], leg)];
  return isObject(at) ? at[leg.key] : undefined;
}

/** Where in a list a leg leads, -1 when nowhere. */
function positionOf(list: readonly Json[], { index, where }: Leg): number {
  if (where === undefined) return index < list.length ? index : -1;
  return list.findIndex((entry) => isObject(entry) && textOf(own(entry, where.name)) === where.value);
}

function readSteps(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  let at = 0;
  while (at < text.length) {
    if (at > 0 && text[at] === '.' && text[at + 1] !== '[') at++;
    else if (at > 0 && text[at] !== '[') return undefined;
    STEP.lastIndex = at;
    const found = STEP.exec(text);
    if (found === null) return undefined;
    steps.push(stepOf(found, at));
    at = STEP.lastIndex;
  }
  return steps.length > 0 && steps.length <= MOST_STEPS ? steps : undefined;
}

function stepOf(found: RegExpExecArray, start: number): Step {
  const [all, plain, index, double, single, name, value] = found;
  const end = start + all.length;
  if (plain !== undefined) return { name: plain, kind: 'plain', start, end };
  if (index !== undefined) return { name: index, kind: 'index', start, end };
  if (name !== undefined && value !== undefined)
    return { name, kind: 'where', where: { name, value }, start, end };
  return { name: single ?? (double ?? '').replaceAll(/\\(.)/g, '$1'), kind: 'quoted', start, end };
}

function legsFrom(text: string, steps: readonly Step[], from: number): readonly Leg[] {
  const legs: Leg[] = [];
  const first = steps[from] as Step;
  for (let last = steps.length - 1; last > from; last--) {
    const span = steps.slice(from, last + 1);
    if (first.kind !== 'plain' || span.some(({ kind }) => kind === 'quoted')) continue;
    const key = text.slice(first.start, (steps[last] as Step).end);
    legs.push({ key, index: -1, where: undefined, next: last + 1 });
  }
  const numbered = first.kind === 'plain' || first.kind === 'index';
  const index = numbered && /^\d{1,6}$/.test(first.name) ? Number(first.name) : -1;
  legs.push({ key: first.name, index, where: first.where, next: from + 1 });
  return legs;
}
