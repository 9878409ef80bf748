import type { Issue } from '../result/issue.ts';
import { isObject } from '../result/json.ts';
import type { Json, JsonObject } from '../result/json.ts';
import { compileText } from './compile-text.ts';
import { parsePlaceholders, type PlaceholderFault } from './placeholder.ts';
import { ROOTS, type Subject } from './subject.ts';

/** The body, filled in. What has no value is left out, with the objects and lists it leaves empty. */
export type WriteBody = (subject: Subject) => Json;

type Part = (subject: Subject) => Json | undefined;

/**
 * Compiles a body with `##path##` in its texts (fact sheet 2.1, rules 1 to 5). A text that is nothing but one
 * placeholder becomes the value, with its type. Names of fields are taken as they are.
 */
export function compileBody(
  body: Json,
  path = '',
): { readonly write: WriteBody; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const part = compile(body, path, issues);
  const empty = Array.isArray(body) ? [] : isObject(body) ? {} : null;
  return { write: (subject) => part(subject) ?? empty, issues };
}

function compile(value: Json, path: string, issues: Issue[]): Part {
  if (typeof value === 'string') return compileString(value, path, issues);
  if (Array.isArray(value)) return compileList(value as readonly Json[], path, issues);
  return isObject(value) ? compileObject(value, path, issues) : () => value;
}

function compileString(text: string, path: string, issues: Issue[]): Part {
  const { pieces, faults } = parsePlaceholders(text);
  issues.push(...faults.map((fault) => placeholderIssue(fault, path)));
  const [only] = pieces;
  if (pieces.every((piece) => typeof piece === 'string')) return () => text;
  if (pieces.length === 1 && typeof only === 'object') return (subject) => only.read(subject) ?? undefined;
  return compileText(pieces);
}

/** Lists and objects that the template itself has empty stay; those that lost all they had go. */
function compileList(list: readonly Json[], path: string, issues: Issue[]): Part {
  const parts = list.map((entry, index) => compile(entry, `${path}[${index}]`, issues));
  return (subject) => {
    const out: Json[] = [];
    for (const part of parts) {
      const value = part(subject);
      if (value !== undefined) out.push(value);
    }
    return out.length === 0 && parts.length > 0 ? undefined : out;
  };
}

function compileObject(object: JsonObject, path: string, issues: Issue[]): Part {
  const parts = Object.entries(object).map(
    ([name, value]) =>
      [name, compile(value as Json, path === '' ? name : `${path}.${name}`, issues)] as const,
  );
  return (subject) => {
    const out: [string, Json][] = [];
    for (const [name, part] of parts) {
      const value = part(subject);
      if (value !== undefined) out.push([name, value]);
    }
    return out.length === 0 && parts.length > 0 ? undefined : Object.fromEntries(out);
  };
}

export function placeholderIssue({ code, path }: PlaceholderFault, field: string): Issue {
  const known = [...ROOTS.keys()].join(', ');
  return code === 'placeholder_unknown'
    ? {
        code,
        field,
        message: `##${path}## is not known, so it would never have a value.`,
        hint: `A placeholder begins with one of: ${known}.`,
      }
    : {
        code,
        field,
        message: `##${path}## is not a path.`,
        hint: 'Write names joined by dots, such as ##properties.items.0.sku##.',
      };
}
