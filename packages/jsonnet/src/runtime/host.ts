import { fromJson } from './outside.ts';
import { compileUnit } from '../compile/unit.ts';
import type { Files } from '../compile/compiler.ts';
import { plainJson } from '../manifest/json.ts';
import type { Json } from '../manifest/json.ts';
import type { Wording } from '../wording.ts';
import type { Evaluation } from './evaluation.ts';
import { NativeValue } from './native-value.ts';
import { FindThunk } from './thunk.ts';
import type { FunctionValue, Lazy, Value } from './value.ts';
import type { World } from './world.ts';

/** A value from outside: a text as it is, code to be evaluated when it is asked for, or JSON. */
export type External = { readonly text: string } | { readonly code: string } | { readonly json: Json };

/** A function of the host, for `std.native`. What it throws becomes a RUNTIME ERROR with its message. */
export interface HostFunction {
  readonly parameters: readonly string[];
  call(args: Json[]): Json;
}

export interface HostOptions {
  readonly ext?: Readonly<Record<string, External>>;
  readonly natives?: Readonly<Record<string, HostFunction>>;
  /** Takes the lines of `std.trace`. */
  readonly trace?: (line: string) => void;
}

/** What a run has of its host. */
export class Host implements World {
  readonly imported: Map<object, Value> = new Map();
  readonly #options: HostOptions;
  readonly #wording: Wording;
  readonly #files: Files;
  readonly #found = new Map<string, Lazy>();

  constructor(options: HostOptions, wording: Wording, files: Files) {
    this.#options = options;
    this.#wording = wording;
    this.#files = files;
  }

  external(run: Evaluation, name: string): Value | undefined {
    const known = this.#found.get(name);
    if (known !== undefined) return run.force(known);
    const { ext } = this.#options;
    const given = ext !== undefined && Object.hasOwn(ext, name) ? ext[name] : undefined;
    if (given === undefined) return undefined;
    const lazy = this.given(run, given, `<extvar:${name}>`);
    this.#found.set(name, lazy);
    return run.force(lazy);
  }

  /** A value from outside; errors in its code speak of it by `name`. */
  given(run: Evaluation, external: External, name: string): Lazy {
    if ('text' in external) return external.text;
    if ('json' in external) return fromJson(external.json);
    const unit = compileUnit({ name, text: external.code }, this.#wording, this.#files);
    return new FindThunk(() => unit.evaluate(run), '');
  }

  native(name: string): FunctionValue | undefined {
    const { natives } = this.#options;
    const fn = natives !== undefined && Object.hasOwn(natives, name) ? natives[name] : undefined;
    if (fn === undefined) return undefined;
    const parameters = fn.parameters.map((parameter) => ({ name: parameter, optional: false }));
    return new NativeValue({
      name,
      parameters,
      apply: (run, args) => callHost(run as Evaluation, fn, args),
    });
  }

  trace(line: string): void {
    this.#options.trace?.(line);
  }
}

function callHost(run: Evaluation, fn: HostFunction, args: readonly (Lazy | undefined)[]): Value {
  const given = args.map((arg) => plainJson(run, run.force(arg ?? null)));
  let found: Json;
  try {
    found = fn.call(given);
  } catch (error) {
    run.fail(error instanceof Error ? error.message : String(error));
  }
  return fromJson(found);
}
