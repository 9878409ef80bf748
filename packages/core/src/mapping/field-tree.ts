import type { Names, Name } from './names.ts';
import type { Path } from './path.ts';

/**
 * One field that senders use: the slots of the rows that read it, and the name it leaves under when none does. The
 * tree of fields starts with what the rows name and grows with what arrives, so that a field is looked up once by its
 * own key, however deep it sits.
 */
export interface Field {
  readonly path: string;
  readonly steps: readonly string[];
  readonly name: Name | undefined;
  /** Slots that take this field's value; `UNREAD` keeps a field from being left over without reading it. */
  readonly slots: number[];
  /** True when the field is left over although a row reads it. */
  told: boolean;
  /** True when a row reads something inside this field. */
  opened: boolean;
  readonly inside: Map<string, Field>;
}

export interface FieldTree {
  readonly root: Field;
  readonly child: (field: Field, key: string) => Field;
}

/** The slot of a field that is spoken for elsewhere. */
export const UNREAD = -1;

/** A tree that hands these paths to these slots. Positions in lists are steps like `[0]`. */
export function growFieldTree(
  names: Names,
  known: readonly { readonly path: Path; readonly slot: number }[],
): FieldTree {
  const make = (path: string, steps: readonly string[]): Field => {
    const name = steps.length === 0 ? undefined : names.forField(steps);
    return { path, steps, name, slots: [], told: false, opened: false, inside: new Map() };
  };
  const root = make('', []);
  const child = (field: Field, key: string): Field => {
    const there = field.inside.get(key);
    if (there !== undefined) return there;
    const path = field.path === '' ? key : key.startsWith('[') ? field.path + key : `${field.path}.${key}`;
    const made = make(path, [...field.steps, key]);
    field.inside.set(key, made);
    return made;
  };
  for (const { path, slot } of known) {
    let at = root;
    for (const step of path) {
      at.opened = true;
      at = child(at, typeof step === 'number' ? `[${step}]` : step);
    }
    at.slots.push(slot);
  }
  return { root, child };
}
