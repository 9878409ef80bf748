import type { Run } from './run.ts';

/** A value of Jsonnet. Strings are JavaScript's, but their length and indices are counted in code points. */
export type Value = null | boolean | number | string | ArrayValue | ObjectValue | FunctionValue;

/** A value, or how to find it out; see `Run.force`. */
export type Lazy = Value | Thunk;

/** Found out when first asked for, and never twice. */
export abstract class Thunk {
  /** The value. Asked for again while it is being found out, it fails: infinite recursion. */
  abstract force(run: Run): Value;
}

export class ArrayValue {
  /** May be shared: never changed, but that a thunk gives way to its value. */
  readonly items: Lazy[];

  constructor(items: Lazy[]) {
    this.items = items;
  }
}

/** How a function is called: arguments in the order of its parameters, none missing that has no fallback. */
export abstract class FunctionValue {
  abstract readonly parameters: readonly { readonly name: string; readonly optional: boolean }[];
  /** By what name traces speak of it. */
  abstract readonly label: string;
  /** `undefined` where an optional parameter is left out. */
  abstract apply(run: Run, args: readonly (Lazy | undefined)[]): Value;
}

export abstract class ObjectValue {
  /** Names of fields in the order of their code points; hidden ones too when asked for. */
  abstract names(hidden: boolean): readonly string[];
  abstract has(name: string, hidden: boolean): boolean;
  /** Checks the object's asserts first, once. Fails when there is no such field. */
  abstract get(run: Run, name: string): Value;
  /** Checks the asserts of the object and all it is made of. Before it is shown as a whole. */
  abstract check(run: Run): void;
  /**
   * The same object without a field of that name, as `std.objectRemoveKey` makes it: neither `self` nor the outside
   * sees one, but `super` within the object still does. Hidden fields and asserts stay; more may be added to it.
   */
  abstract without(run: Run, name: string): ObjectValue;
}

/** `std.type` of it. */
export type TypeName = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'function';

export function typeName(value: Value): TypeName {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    default:
      if (value instanceof ArrayValue) return 'array';
      return value instanceof ObjectValue ? 'object' : 'function';
  }
}
