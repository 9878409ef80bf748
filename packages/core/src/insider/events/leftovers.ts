import { isEmpty, isObject, own } from '../../result/json.ts';
import type { Json } from '../../result/json.ts';
import type { Issue } from '../../result/issue.ts';
import type { Field, FieldTree } from '../../mapping/field-tree.ts';
import type { Name } from '../../mapping/names.ts';
import { scalarText } from '../../mapping/scalar-text.ts';
import { issue } from '../issues.ts';
import { listText } from './param-value.ts';

/** A parameter nobody mapped, under its own name. */
export interface Leftover {
  readonly name: Name;
  readonly text: string;
}

const DEEPEST = 8;

/**
 * What the rows do not read of an object, flattened: `shipping.method` becomes `shipping_method`. Names already
 * marked with `mark` are taken; a second field of that name is left out and named.
 */
export function leftovers(tree: FieldTree<true>, value: Json | undefined, at: string, mark: number, issues: Issue[]): Leftover[] {
  const out: Leftover[] = [];
  if (isObject(value)) walk(tree, tree.root, value, at, mark, out, issues, 0);
  return out;
}

function walk(
  tree: FieldTree<true>,
  parent: Field<true>,
  object: Json,
  at: string,
  mark: number,
  out: Leftover[],
  issues: Issue[],
  depth: number,
): void {
  if (!isObject(object)) return;
  for (const key in object) {
    const value = own(object, key);
    if (value === undefined || isEmpty(value)) continue;
    const field = parent.inside.get(key) ?? tree.child(parent, key);
    if (field.reads.length > 0) continue;
    if (isObject(value) && depth < DEEPEST) walk(tree, field, value, at, mark, out, issues, depth + 1);
    else keep(field, value, at, mark, out, issues);
  }
}

function keep(field: Field<true>, value: Json, at: string, mark: number, out: Leftover[], issues: Issue[]): void {
  const { name } = field;
  const path = at === '' ? field.path : `${at}.${field.path}`;
  if (Array.isArray(value) && field.opened) return;
  if (name === undefined) issues.push(issue('name_unusable', path, path));
  else if (name.mark === mark) issues.push(issue('name_collision', path, path, name.text));
  else {
    const text = Array.isArray(value) ? listText(value as readonly Json[], path, issues) : scalarText(value);
    if (text === undefined) {
      if (!Array.isArray(value)) issues.push(issue('too_deep', path));
      return;
    }
    name.mark = mark;
    out.push({ name, text });
  }
}
