import { compilePath } from '../mapping/path.ts';
import type { Json } from '../result/json.ts';
import { ROOTS, userRoot, type Subject } from './subject.ts';

/** A text in pieces: what stands there, and what is filled in. */
export type Piece = string | Placeholder;

export interface Placeholder {
  /** As written between the signs, without spaces around it. */
  readonly path: string;
  readonly read: (subject: Subject) => Json | undefined;
}

/** Why what stands between two `##` cannot be filled in. */
export interface PlaceholderFault {
  readonly code: 'placeholder_unknown' | 'placeholder_unreadable';
  readonly path: string;
}

const SIGN = '##';
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);
const MOST_STEPS = 16;

/**
 * Takes a text apart at its `##path##`. An odd sign at the end is text. What is filled in is never looked at again, so
 * a value that holds `##` stays as it is (fact sheet 2.1, rules 4 and 5).
 */
export function parsePlaceholders(text: string): {
  readonly pieces: readonly Piece[];
  readonly faults: readonly PlaceholderFault[];
} {
  const pieces: Piece[] = [];
  const faults: PlaceholderFault[] = [];
  let at = 0;
  for (;;) {
    const begin = text.indexOf(SIGN, at);
    const end = begin < 0 ? -1 : text.indexOf(SIGN, begin + SIGN.length);
    if (end < 0) break;
    const path = text.slice(begin + SIGN.length, end).trim();
    const made = compile(path);
    if (begin > at) pieces.push(text.slice(at, begin));
    if (typeof made === 'string') faults.push({ code: made, path });
    else pieces.push(made);
    at = end + SIGN.length;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return { pieces, faults };
}

function compile(path: string): Placeholder | PlaceholderFault['code'] {
  const steps = path.split('.');
  const [root = '', ...rest] = steps;
  if (steps.length > MOST_STEPS || steps.some((step) => step === '' || FORBIDDEN.has(step))) {
    return 'placeholder_unreadable';
  }
  const from = ROOTS.get(root);
  if (from === undefined) return 'placeholder_unknown';
  const [first, ...below] = rest;
  if (first === undefined) return { path, read: from };
  if (root === 'user') {
    const deeper = compileSteps(below);
    return { path, read: (subject) => deeper(userRoot(subject, first)) };
  }
  const deeper = compileSteps(rest);
  return { path, read: (subject) => deeper(from(subject)) };
}

/** A number is a position in a list, or the name of a property; which one is seen when it is read. */
function compileSteps(steps: readonly string[]): (value: Json | undefined) => Json | undefined {
  if (steps.length === 0) return (value) => value;
  if (!steps.some((step) => /^\d{1,6}$/.test(step))) return compilePath(steps);
  return (value) => {
    let at = value;
    for (const step of steps) {
      if (Array.isArray(at)) at = /^\d+$/.test(step) ? (at as readonly Json[])[Number(step)] : undefined;
      else at = compilePath([step])(at);
    }
    return at;
  };
}
