import { splitFullName } from '../../mapping/full-name.ts';
import { isEmpty } from '../../result/json.ts';
import type { Json } from '../../result/json.ts';
import type { Source, Target } from './targets.ts';

/** The value of a target: from which source, and whether an empty one stood there instead. */
export interface Choice {
  value: Json | undefined;
  field: string;
  emptied: boolean;
}

/** The first source that is not empty; fills `into`, which is reused. `family` is the target of the family name. */
export function choose(
  target: Target,
  values: readonly (Json | undefined)[],
  family: Target | undefined,
  into: Choice,
): void {
  into.value = undefined;
  into.emptied = false;
  const { sources, from } = target;
  for (let at = 0; at < sources.length; at++) {
    const value = values[from + at];
    if (value === undefined) continue;
    if (isEmpty(value)) {
      into.emptied = true;
      continue;
    }
    const { part, field } = sources[at] as Source;
    const taken = part === undefined ? value : half(value, part, family, values);
    if (taken === '') continue;
    into.value = taken;
    into.field = field;
    return;
  }
}

/** A full name is only taken apart when nobody told the family name: else `name` is the given name. */
function half(
  value: Json,
  part: 'given' | 'family',
  family: Target | undefined,
  values: readonly (Json | undefined)[],
): Json {
  if (typeof value !== 'string') return part === 'given' ? value : '';
  return part === 'given' && tellsFamilyName(family, values) ? value : splitFullName(value)[part];
}

/** Does a source other than a full name tell the family name? */
function tellsFamilyName(target: Target | undefined, values: readonly (Json | undefined)[]): boolean {
  return target?.sources.some(({ slot, part }) => part === undefined && !isEmpty(values[slot])) === true;
}
