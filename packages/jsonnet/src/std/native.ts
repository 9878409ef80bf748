import type { Run } from '../runtime/run.ts';
import type { Lazy, Value } from '../runtime/value.ts';
import { demandAll, hasKind, mistaken, type Checked, type Kind, type Kinds } from './kind.ts';

/** A function of the standard library. Its arguments come in the order of its parameters, unforced. */
export interface NativeFunction {
  readonly name: string;
  readonly parameters: readonly NativeParameter[];
  /** `undefined` where an optional argument is left out; a missing one that is not optional never gets here. */
  apply(run: Run, args: readonly (Lazy | undefined)[]): Value;
}

export interface NativeParameter {
  readonly name: string;
  readonly optional: boolean;
}

/** What a parameter takes: `lazy` is not forced; `?` marks the optional, which may come as undefined. */
type Taken = Kind | 'lazy' | `${Kind | 'lazy'}?`;

type Given<T extends Taken> = T extends `${infer K}?`
  ? Plain<K> | undefined
  : T extends Kind | 'lazy'
    ? Plain<T>
    : never;
type Plain<K> = K extends 'lazy' ? Lazy : K extends Kind ? Kinds[K] : never;

/** Arguments by the names of their parameters. */
type Arguments<P extends Readonly<Record<string, Taken>>> = { readonly [K in keyof P]: Given<P[K]> };

/** What is said, before the name of the type that came, when an argument is of the wrong type. By parameter. */
type Complaints<P> = { readonly [K in keyof P]?: string };

/** Texts below this length are looked at for nothing. */
const shortText = 256;

/**
 * Declares a function: arguments are forced from left to right and their types checked. A parameter with a complaint
 * is checked at once, the others together at the end, as the references do for functions of their own machine.
 */
export function native<const P extends Readonly<Record<string, Taken>>>(
  name: string,
  taken: P,
  apply: (run: Run, args: Arguments<P>) => Value,
  complaints: Complaints<P> = {},
): NativeFunction {
  const parameters = Object.entries(taken).map(([parameter, text]) => ({
    name: parameter,
    optional: text.endsWith('?'),
    kind: text.replace('?', '') as Kind | 'lazy',
    complaint: complaints[parameter],
  }));
  return {
    name,
    parameters,
    apply: (run, args) => {
      run.spend(1);
      const given: Record<string, Lazy | undefined> = {};
      let wrong = false;
      for (let at = 0; at < parameters.length; at++) {
        const { name: parameter, kind, complaint } = parameters[at] as (typeof parameters)[number];
        const arg = args[at];
        given[parameter] = arg;
        if (arg === undefined || kind === 'lazy') continue;
        const value = run.force(arg);
        given[parameter] = value;
        // A text is looked at as a whole, and may have to be put together first.
        if (typeof value === 'string' && value.length > shortText) run.spend(value.length >> 6);
        if (hasKind(value, kind)) continue;
        if (complaint !== undefined) mistaken(run, name, [{ kind, value }], complaint);
        wrong = true;
      }
      if (wrong) demandAll(run, name, checkedOf(parameters, given));
      return apply(run, given as Arguments<P>);
    },
  };
}

/** The arguments whose types have no complaint of their own. Their values have been found. */
function checkedOf(
  parameters: readonly { name: string; kind: Kind | 'lazy'; complaint: string | undefined }[],
  given: Readonly<Record<string, Lazy | undefined>>,
): Checked[] {
  const checked: Checked[] = [];
  for (const { name, kind, complaint } of parameters) {
    const value = given[name];
    if (kind === 'lazy' || complaint !== undefined || value === undefined) continue;
    checked.push({ kind, value: value as Value });
  }
  return checked;
}
