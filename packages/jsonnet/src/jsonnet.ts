import { ImportedFiles } from './compile/imports.ts';
import { compileUnit } from './compile/unit.ts';
import type { Unit } from './compile/unit.ts';
import type { ImportResolver } from './imports.ts';
import { JsonnetError } from './jsonnet-error.ts';
import { plainJson, prettyText } from './manifest/json.ts';
import type { Json } from './manifest/json.ts';
import type { NumberStyle } from './manifest/number.ts';
import { arranged } from './compile/arguments.ts';
import { ordinaryBudgets } from './runtime/budgets.ts';
import type { Budgets } from './runtime/budgets.ts';
import { Evaluation } from './runtime/evaluation.ts';
import { manifestation, nowhere, Site } from './runtime/frame.ts';
import { Host } from './runtime/host.ts';
import type { External, HostOptions } from './runtime/host.ts';
import { ArrayValue, FunctionValue, ObjectValue, typeName } from './runtime/value.ts';
import type { Lazy, Value } from './runtime/value.ts';
import { staticError } from './syntax/static-error.ts';
import type { Wording } from './wording.ts';

export interface CompileOptions {
  /** By what name errors speak of the text, and imports are resolved. */
  readonly name?: string;
  /** `cpp` unless told. */
  readonly wording?: Wording;
  /** Without it nothing can be imported. */
  readonly imports?: ImportResolver;
}

export interface EvaluateOptions extends HostOptions {
  /** Top level arguments: what the program is called with when it is a function. */
  readonly tla?: Readonly<Record<string, External>>;
  /** How numbers become text; as the reference unless told. */
  readonly numbers?: NumberStyle;
  readonly budgets?: Partial<Budgets>;
  /** How many lines of trace an error shows, 20 unless told; 0 is all. */
  readonly maxTrace?: number;
}

export interface TextOptions extends EvaluateOptions {
  /** The value is a string, and the text is what it says (`-S`). */
  readonly string?: boolean;
}

/** A compiled program. It may be evaluated any number of times, also while it is being evaluated. */
export class Program {
  readonly #unit: Unit;
  readonly #files: ImportedFiles;
  readonly #wording: Wording;

  constructor(unit: Unit, files: ImportedFiles, wording: Wording) {
    this.#unit = unit;
    this.#files = files;
    this.#wording = wording;
  }

  /** The text the reference prints: JSON set in by three, names in order, a newline at the end. */
  evaluate(options: TextOptions = {}): string {
    return this.#run(options, (run, value) => `${documentText(run, value, options)}\n`);
  }

  /** The value as JSON of JavaScript. */
  value(options: EvaluateOptions = {}): Json {
    return this.#run(options, plainJson);
  }

  /** A text for each field of the value, which is an object (`-m`). */
  multi(options: TextOptions = {}): Map<string, string> {
    return this.#run(options, (run, value) => {
      if (!(value instanceof ObjectValue)) return run.failFor((words) => words.multi(typeName(value)));
      value.check(run);
      const texts = new Map<string, string>();
      for (const name of value.names(false)) {
        const field = value.get(run, name);
        if (options.string === true && typeof field !== 'string') {
          return run.failFor((words) => words.multiString(name, typeName(field)));
        }
        texts.set(name, `${documentText(run, field, options)}\n`);
      }
      return texts;
    });
  }

  /** A text for each element of the value, which is an array (`-y`); `streamText` makes one of them. */
  stream(options: TextOptions = {}): string[] {
    return this.#run(options, (run, value) => {
      if (!(value instanceof ArrayValue)) return run.failFor((words) => words.stream(typeName(value)));
      return value.items.map((_, at) => `${documentText(run, run.item(value, at), options)}\n`);
    });
  }

  #run<T>(options: EvaluateOptions, use: (run: Evaluation, value: Value) => T): T {
    const host = new Host(options, this.#wording, this.#files);
    const budgets = { ...ordinaryBudgets, ...options.budgets };
    const { numbers = 'reference', maxTrace = 20 } = options;
    const run = new Evaluation(this.#wording, numbers, budgets, maxTrace, host);
    try {
      const value = this.#unit.evaluate(run);
      const called = value instanceof FunctionValue ? call(run, value, host, options.tla ?? {}) : value;
      run.at(manifestation, nowhere);
      return use(run, called);
    } catch (error) {
      throw cleanError(error, run);
    }
  }
}

function documentText(run: Evaluation, value: Value, { string = false }: TextOptions): string {
  if (!string) return prettyText(run, value);
  if (typeof value === 'string') return value;
  return run.fail(`expected string result, got: ${typeName(value)}`);
}

/** The documents as one text of YAML, as the reference prints them. */
export function streamText(documents: readonly string[]): string {
  const parts = documents.map((text) => `---\n${text}`);
  return documents.length === 0 ? '' : `${parts.join('')}...\n`;
}

const callLabel: Readonly<Record<Wording, string>> = {
  cpp: 'Top-level function',
  go: 'Top-level function call',
};

function call(
  run: Evaluation,
  fn: FunctionValue,
  host: Host,
  tla: Readonly<Record<string, External>>,
): Value {
  const visible = {
    visit: (_frame: unknown, see: (name: string, value: Lazy) => void) => see('top_level', fn),
  };
  run.at(new Site(undefined, visible, callLabel[run.wording]), nowhere);
  const names = Object.keys(tla);
  const order = arranged(run, fn, 0, names);
  const args = new Array<Lazy | undefined>(fn.parameters.length);
  for (const [at, name] of names.entries()) {
    args[order[at] as number] = host.given(run, tla[name] as External, run.words.argumentSource(name));
  }
  return fn.apply(run, args);
}

/** Nothing but a JsonnetError leaves: also where the engine itself ran out of stack or room. */
function cleanError(error: unknown, run: Evaluation): JsonnetError {
  if (error instanceof JsonnetError) return error;
  try {
    if (isStackOverflow(error)) return run.overflow();
    if (error instanceof RangeError) return run.exhausted('memory');
    return run.fail(`internal error: ${error instanceof Error ? error.message : String(error)}`);
  } catch (clean) {
    if (!(clean instanceof JsonnetError)) throw clean;
    clean.cause = error;
    return clean;
  }
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message);
}

const importsNothing: ImportResolver = () => undefined;

/** Reads, checks and compiles a program. Throws a static JsonnetError for what is none. */
export function compile(text: string, options: CompileOptions = {}): Program {
  const { name = '', wording = 'cpp', imports = importsNothing } = options;
  const files = new ImportedFiles(wording, imports);
  try {
    return new Program(compileUnit({ name, text }, wording, files), files, wording);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    const source = { name, text };
    throw staticError('expressions nest too deep', { source, begin: 0, end: 0 }, wording);
  }
}
