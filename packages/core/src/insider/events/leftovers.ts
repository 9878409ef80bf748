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
 * `mark` are taken; a second field of that name is left out and named. `line`: where the fields are, for complaints;
 * undefined when they are those of the event itself.
 */
export function leftovers(
  { fields, values, count }: Rest,
  line: Line | undefined,
  mark: number,
  issues: Issue[],
): readonly Leftover[] {
  if (count === 0) return NONE;
  const out: Leftover[] = [];
  for (let index = 0; index < count; index++) {
    const field = fields[index] as Field;
    const { name } = field;
    if (name !== undefined && name.mark !== mark) {
      const text = textOf(values[index] as Json, field, line, issues);
      if (text === undefined) continue;
      name.mark = mark;
      out.push({ name, text });
    } else {
      const path = pathOf(field, line);
      issues.push(
        name === undefined
          ? issue('name_unusable', path, path)
          : issue('name_collision', path, path, name.text),
      );
    }
  }
  return out;
}

/** One line of an event: the list it is in, and its position there. */
interface Line {
  readonly list: string;
  readonly at: number;
}

/** `products[2]`. */
export function placeOf({ list, at }: Line): string {
  return `${list}[${at}]`;
}

const NONE: readonly Leftover[] = [];

function pathOf({ path }: Field, line: Line | undefined): string {
  return line === undefined ? path : `${placeOf(line)}.${path}`;
}

function textOf(value: Json, field: Field, line: Line | undefined, issues: Issue[]): string | undefined {
  if (Array.isArray(value)) return listText(value as readonly Json[], pathOf(field, line), issues);
  const text = scalarText(value);
  if (text === undefined) issues.push(issue('too_deep', pathOf(field, line)));
  return text;
}
