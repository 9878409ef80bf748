import { isObject, own } from '../result/json.ts';
import type { Json } from '../result/json.ts';

/** A step is a property name or a position in a list. */
export type Path = readonly (string | number)[];

const STEP = /([^.[\]]+)|\[(\d{1,6})\]/y;
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);

/** Why a written path cannot be used; undefined when it can. */
export function pathFault(text: string): string | undefined {
  const path = parsePath(text);
  if (path === undefined)
    return 'A path is names joined by dots, with positions in brackets: address.city, phones[0].number.';
  const bad = path.find((step) => typeof step === 'string' && FORBIDDEN.has(step));
  return bad === undefined ? undefined : `A path may not contain ${String(bad)}.`;
}

/** `a[0].b` as steps; undefined when it is not a path. */
export function parsePath(text: string): Path | undefined {
  const steps: (string | number)[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '.' && at > 0 && text[at + 1] !== '[' && text[at + 1] !== '.') at++;
    else if (at > 0 && text[at] !== '[') return undefined;
    STEP.lastIndex = at;
    const step = STEP.exec(text);
    if (step === null) return undefined;
    steps.push(step[1] ?? Number(step[2]));
    at = STEP.lastIndex;
  }
  return steps.length > 0 && steps.length <= 16 ? steps : undefined;
}

/** A path as a function. Own properties only; the short paths that most rows have get a function of their own. */
export function compilePath(path: Path): (value: Json | undefined) => Json | undefined {
  const [first, second] = path;
  if (path.length === 1 && typeof first === 'string') return (value) => member(value, first);
  if (path.length === 2 && typeof first === 'string' && typeof second === 'string') {
    return (value) => member(member(value, first), second);
  }
  return (value) => {
    let at = value;
    for (const step of path) at = typeof step === 'number' ? element(at, step) : member(at, step);
    return at;
  };
}

function member(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) ? own(value, name) : undefined;
}

function element(value: Json | undefined, index: number): Json | undefined {
  return Array.isArray(value) ? (value as readonly Json[])[index] : undefined;
}
