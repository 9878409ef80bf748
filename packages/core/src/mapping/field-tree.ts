import type { Names, Name } from './names.ts';
import type { Path } from './path.ts';

/**
 * One field that senders use, with what the mapping reads from it (`reads`) and the name it leaves under when nothing
 * does. The tree of fields starts with what the rows name and grows with what arrives, so that a field is looked up
 * once by its own key, however deep it sits.
 */
export interface Field<R> {
  readonly path: string;
  readonly steps: readonly string[];
  readonly name: Name | undefined;
  readonly reads: R[];
  /** True when a row reads something inside this field. */
  opened: boolean;
  readonly inside: Map<string, Field<R>>;
}

export interface FieldTree<R> {
  readonly root: Field<R>;
  readonly child: (field: Field<R>, key: string) => Field<R>;
}

/** A tree that knows these reads; positions in lists are steps like `[0]`. */
export function growFieldTree<R>(names: Names, known: readonly { path: Path; read: R }[]): FieldTree<R> {
  const make = (path: string, steps: readonly string[]): Field<R> => {
    const name = steps.length === 0 ? undefined : names.forField(steps);
    return { path, steps, name, reads: [], opened: false, inside: new Map() };
  };
  const root = make('', []);
  const child = (field: Field<R>, key: string): Field<R> => {
    const there = field.inside.get(key);
    if (there !== undefined) return there;
    const path = field.path === '' ? key : key.startsWith('[') ? field.path + key : `${field.path}.${key}`;
    const made = make(path, [...field.steps, key]);
    field.inside.set(key, made);
    return made;
  };
  for (const { path, read } of known) {
    let at = root;
    for (const step of path) {
      at.opened = true;
      at = child(at, typeof step === 'number' ? `[${step}]` : step);
    }
    at.reads.push(read);
  }
  return { root, child };
}
