import type { Visibility } from '../syntax/ast.ts';
import type { Evaluation } from './evaluation.ts';
import { Frame, nowhere } from './frame.ts';
import type { Code, LazyCode, Site } from './frame.ts';
import { Layer, noAsserts } from './layer.ts';
import type { Assertion } from './layer.ts';
import type { LayeredObject } from './object.ts';
import type { Lazy, Value } from './value.ts';

/** What all fields of one object comprehension share. */
export interface EachPlan {
  readonly code: (name: string) => Code;
  readonly site: Site;
  readonly visibility: Visibility;
  readonly locals: readonly { readonly slot: number; readonly code: LazyCode }[];
  readonly home: { readonly size: number };
}

/** A field: which it is, and the variables of its iteration. */
export interface Entry {
  readonly index: number;
  readonly up: Frame;
}

export class ComprehensionLayer extends Layer {
  override readonly asserts: readonly Assertion[] = noAsserts;
  readonly #plan: EachPlan;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(plan: EachPlan, entries: ReadonlyMap<string, Entry>) {
    super();
    this.#plan = plan;
    this.#entries = entries;
  }

  override has(name: string): boolean {
    return this.#entries.has(name);
  }

  override visibility(_name: string): Visibility {
    return this.#plan.visibility;
  }

  override names(): Iterable<string> {
    return this.#entries.keys();
  }

  override siteOf(name: string): Site | undefined {
    return this.has(name) ? this.#plan.site : undefined;
  }

  override read(run: Evaluation, object: LayeredObject, at: number, name: string): Value | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    const values = object.frameOf(run, at).slots;
    const known = values[entry.index] as Value | undefined;
    if (known !== undefined) return known;
    const slots: (Lazy | undefined)[] = new Array<Lazy | undefined>(this.#plan.home.size);
    const frame = new Frame(entry.up, slots, object, at);
    for (const { slot, code } of this.#plan.locals) slots[slot] = code(frame, run);
    run.enter(this);
    const value = this.#plan.code(name)(frame, run);
    run.leave();
    values[entry.index] = value;
    return value;
  }

  /** Of the layer itself there are only the values of its fields. */
  override open(run: Evaluation, object: LayeredObject, at: number): Frame {
    run.allocate(this.#entries.size >> 3);
    return new Frame(nowhere, new Array<Lazy | undefined>(this.#entries.size), object, at);
  }
}
