import type { Json } from '../../result/json.ts';
import type { Issue } from '../../result/issue.ts';
import type { Rest } from '../../mapping/collect.ts';
import type { Field } from '../../mapping/field-tree.ts';
import type { Name } from '../../mapping/names.ts';
import { scalarText } from '../../mapping/scalar-text.ts';
import { issue } from '../issues.ts';
import { listText } from './param-value.ts';

/** A parameter nobody mapped, under its own name. */
export interface Leftover {
  readonly name: Name;
  readonly text: string;
}

/**
 * What the rows did not read, flattened: `shipping.method` becomes `shipping_method`. Names already marked with
 * `mark` are taken; a second field of that name is left out and named.
 */
export function leftovers({ fields, values }: Rest, at: string, mark: number, issues: Issue[]): Leftover[] {
  const out: Leftover[] = [];
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] as Field;
    const { name } = field;
    const path = at === '' ? field.path : `${at}.${field.path}`;
    if (name === undefined) issues.push(issue('name_unusable', path, path));
    else if (name.mark === mark) issues.push(issue('name_collision', path, path, name.text));
    else {
      const text = textOf(values[index] as Json, path, issues);
      if (text === undefined) continue;
      name.mark = mark;
      out.push({ name, text });
    }
  }
  return out;
}

function textOf(value: Json, path: string, issues: Issue[]): string | undefined {
  if (Array.isArray(value)) return listText(value as readonly Json[], path, issues);
  const text = scalarText(value);
  if (text === undefined) issues.push(issue('too_deep', path));
  return text;
}
