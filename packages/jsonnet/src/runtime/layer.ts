import type { Visibility } from '../syntax/ast.ts';
import type { Evaluation } from './evaluation.ts';
import type { Code, Frame, Site } from './frame.ts';
import type { LayeredObject } from './object.ts';
import type { Lazy, Value } from './value.ts';

/** One `{ … }` of what an object is made of. Shared by all objects it is part of, which have what depends on `self`. */
export abstract class Layer {
  /** Checked once per object, each in the frame of this layer. */
  abstract readonly asserts: readonly Assertion[];
  abstract has(name: string): boolean;
  abstract visibility(name: string): Visibility;
  abstract names(): Iterable<string>;
  /** The field of `object`, whose layer number `at` this is; undefined when the layer has no such field. */
  abstract read(run: Evaluation, object: LayeredObject, at: number, name: string): Value | undefined;
  /** The variables of this layer in that object. */
  abstract open(run: Evaluation, object: LayeredObject, at: number): Frame;
  /** Where the field's body stands. */
  abstract siteOf(name: string): Site | undefined;
  /** The sorted names of the whole layer, where they are the same for all objects of its kind. */
  sorted(_hidden: boolean): readonly string[] | undefined {
    return undefined;
  }
}

export interface Assertion {
  /** Fails, or has any value. */
  readonly check: Code;
}

/** What is known of a field before there is an object. */
export interface FieldPlan {
  readonly code: Code;
  readonly site: Site;
  readonly visibility: Visibility;
  /** Where a frame of the layer keeps the value. */
  readonly slot: number;
}

export const noAsserts: readonly Assertion[] = [];

/** Fields that do not depend on `self`: of library functions and of the world outside. */
export class RecordLayer extends Layer {
  override readonly asserts: readonly Assertion[] = noAsserts;
  readonly #visible: ReadonlyMap<string, Lazy>;
  readonly #hidden: ReadonlyMap<string, Lazy>;

  constructor(visible: ReadonlyMap<string, Lazy>, hidden: ReadonlyMap<string, Lazy>) {
    super();
    this.#visible = visible;
    this.#hidden = hidden;
  }

  override has(name: string): boolean {
    return this.#visible.has(name) || this.#hidden.has(name);
  }

  override visibility(name: string): Visibility {
    return this.#hidden.has(name) ? 'hidden' : 'default';
  }

  override *names(): Iterable<string> {
    yield* this.#visible.keys();
    yield* this.#hidden.keys();
  }

  override read(run: Evaluation, _object: LayeredObject, _at: number, name: string): Value | undefined {
    const lazy = this.#visible.get(name) ?? this.#hidden.get(name);
    if (lazy === undefined) return this.has(name) ? null : undefined;
    return run.force(lazy);
  }

  override open(_run: Evaluation, _object: LayeredObject, _at: number): Frame {
    throw new Error('a record has no variables');
  }

  override siteOf(): undefined {
    return undefined;
  }
}
