import type { ImportResolver, Imported } from '../imports.ts';
import { JsonnetError } from '../jsonnet-error.ts';
import type { Evaluation } from '../runtime/evaluation.ts';
import type { Code } from '../runtime/frame.ts';
import { ArrayValue } from '../runtime/value.ts';
import { decodeUtf8, encodeUtf8 } from '../std/utf8.ts';
import type { Wording } from '../wording.ts';
import type { Files, ImportKind } from './compiler.ts';
import { compileUnit } from './unit.ts';
import type { Unit } from './unit.ts';

interface Loaded {
  readonly name: string;
  readonly content: string | Uint8Array;
  unit: Unit | undefined;
}

/** The files a program imports: each is looked for once, and compiled once. */
export class ImportedFiles implements Files {
  readonly #wording: Wording;
  readonly #resolve: ImportResolver;
  readonly #byPath = new Map<string, Loaded>();
  readonly #byName = new Map<string, Loaded>();

  constructor(wording: Wording, resolve: ImportResolver) {
    this.#wording = wording;
    this.#resolve = resolve;
  }

  load(run: Evaluation, kind: ImportKind, from: string, path: string): Code {
    const file = this.#find(run, from, path);
    switch (kind) {
      case 'code':
        return this.#code(run, file);
      case 'text': {
        const text = textOf(file.content);
        return (_frame, then) => {
          then.allocate(text.length);
          return text;
        };
      }
      case 'bytes': {
        const { content } = file;
        const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
        return (_frame, then) => {
          then.allocate(bytes.length);
          return new ArrayValue(Array.from(bytes));
        };
      }
    }
  }

  #code(run: Evaluation, file: Loaded): Code {
    const unit = (file.unit ??= this.#compile(run, file));
    return (_frame, then) => {
      const { imported } = then.world;
      const known = imported.get(unit);
      if (known !== undefined) return known;
      then.enter('thunk <import>');
      const value = unit.evaluate(then);
      then.leave();
      imported.set(unit, value);
      return value;
    };
  }

  #compile(run: Evaluation, { name, content }: Loaded): Unit {
    try {
      return compileUnit({ name, text: textOf(content) }, this.#wording, this);
    } catch (error) {
      // To the Go reference it is the import that fails.
      if (error instanceof JsonnetError && this.#wording === 'go') run.fail(error.message);
      throw error;
    }
  }

  #find(run: Evaluation, from: string, path: string): Loaded {
    const key = JSON.stringify([from, path]);
    const known = this.#byPath.get(key);
    if (known !== undefined) return known;
    const { name, content } = this.#ask(run, from, path);
    const loaded = this.#byName.get(name) ?? { name, content, unit: undefined };
    this.#byName.set(name, loaded);
    this.#byPath.set(key, loaded);
    return loaded;
  }

  #ask(run: Evaluation, from: string, path: string): Imported {
    let found: Imported | undefined;
    try {
      found = this.#resolve(path, from);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      run.failFor((words) => words.importFailed(path, why));
    }
    return found ?? run.failFor((words) => words.noImport(path, words.notFound));
  }
}

function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : decodeUtf8(content);
}
