import type { Run } from '../runtime/run.ts';
import { ArrayValue, FunctionValue, ObjectValue, typeName, type Value } from '../runtime/value.ts';
import type { Wording } from '../wording.ts';

/** What an argument may be; `sequence` is an array or a string. */
export type Kind = 'boolean' | 'number' | 'string' | 'array' | 'object' | 'function' | 'sequence' | 'any';

const tests: Readonly<Record<Kind, (value: Value) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  array: (value) => value instanceof ArrayValue,
  object: (value) => value instanceof ObjectValue,
  function: (value) => value instanceof FunctionValue,
  sequence: (value) => typeof value === 'string' || value instanceof ArrayValue,
  any: () => true,
};

export function hasKind(value: Value, kind: Kind): boolean {
  return tests[kind](value);
}

/** An argument, and what it should have been. */
export interface Checked {
  readonly kind: Kind;
  readonly value: Value;
}

const said: Readonly<Record<Wording, (name: string, args: readonly Checked[]) => string>> = {
  cpp: (name, args) => {
    const expected = args.map(({ kind }) => kindName(kind)).join(', ');
    const got = args.map(({ value }) => typeName(value)).join(', ');
    return `Builtin function ${name} expected (${expected}) but got (${got})`;
  },
  go: (_name, args) => {
    const wrong = args.find(({ kind, value }) => !hasKind(value, kind));
    return wrong === undefined ? 'Unexpected type' : unexpected(wrong.value, wrong.kind);
  },
};

function unexpected(value: Value, kind: Kind): string {
  return `Unexpected type ${typeName(value)}, expected ${kindName(kind)}`;
}

/** Where a string does as well, errors still ask for an array. */
function kindName(kind: Kind): string {
  return kind === 'sequence' ? 'array' : kind;
}

/** Fails for arguments of wrong types; with a complaint it says that and the type of the last. */
export function mistaken(run: Run, name: string, args: readonly Checked[], complaint?: string): never {
  const last = args.at(-1);
  if (complaint === undefined || last === undefined) return run.fail(said[run.wording](name, args));
  return run.fail(complaint + typeName(last.value));
}

/** Checks several arguments at once, as the references do for functions of their own machine. */
export function demandAll(run: Run, name: string, args: readonly Checked[]): void {
  if (args.some(({ kind, value }) => !hasKind(value, kind))) mistaken(run, name, args);
}

/** What there is of each kind. */
export interface Kinds {
  boolean: boolean;
  number: number;
  string: string;
  array: ArrayValue;
  object: ObjectValue;
  function: FunctionValue;
  sequence: ArrayValue | string;
  any: Value;
}

/** Fails unless the value is of that kind. `otherwise` is what C++ says; Go always says the same. */
export function demand<K extends Kind>(
  run: Run,
  value: Value,
  kind: K,
  otherwise: string,
): asserts value is Kinds[K] & Value {
  if (hasKind(value, kind)) return;
  run.fail(run.wording === 'go' ? unexpected(value, kind) : otherwise);
}
