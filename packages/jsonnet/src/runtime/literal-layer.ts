import type { Visibility } from '../syntax/ast.ts';
import type { Evaluation } from './evaluation.ts';
import { Frame } from './frame.ts';
import type { LazyCode, Site } from './frame.ts';
import { Layer } from './layer.ts';
import type { Assertion, FieldPlan } from './layer.ts';
import type { LayeredObject } from './object.ts';
import { sortedTexts } from './text-order.ts';
import type { Lazy, Value } from './value.ts';

/** What all objects of one `{ … }` in the source share. */
export interface Shape {
  readonly fields: ReadonlyMap<string, FieldPlan>;
  readonly locals: readonly { readonly slot: number; readonly code: LazyCode }[];
  readonly asserts: readonly Assertion[];
  /** How many slots a frame needs: locals, also those within bodies, and the values of fields. */
  readonly home: { readonly size: number };
  /** The names in order, once someone asked. */
  readonly sorted: SortedNames;
}

export interface SortedNames {
  all: readonly string[] | undefined;
  visible: readonly string[] | undefined;
}

export function unsorted(): SortedNames {
  return { all: undefined, visible: undefined };
}

export class LiteralLayer extends Layer {
  readonly shape: Shape;
  readonly #up: Frame;

  constructor(shape: Shape, up: Frame) {
    super();
    this.shape = shape;
    this.#up = up;
  }

  override get asserts(): readonly Assertion[] {
    return this.shape.asserts;
  }

  override has(name: string): boolean {
    return this.shape.fields.has(name);
  }

  override visibility(name: string): Visibility {
    return this.shape.fields.get(name)?.visibility ?? 'default';
  }

  override names(): Iterable<string> {
    return this.shape.fields.keys();
  }

  override siteOf(name: string): Site | undefined {
    return this.shape.fields.get(name)?.site;
  }

  override sorted(hidden: boolean): readonly string[] {
    const { sorted, fields } = this.shape;
    if (hidden) return (sorted.all ??= sortedTexts(fields.keys()));
    return (sorted.visible ??= sortedTexts(this.#visible()));
  }

  *#visible(): Iterable<string> {
    for (const [name, { visibility }] of this.shape.fields) if (visibility !== 'hidden') yield name;
  }

  override read(run: Evaluation, object: LayeredObject, at: number, name: string): Value | undefined {
    const plan = this.shape.fields.get(name);
    if (plan === undefined) return undefined;
    const frame = object.frameOf(run, at);
    const known = frame.slots[plan.slot] as Value | undefined;
    if (known !== undefined) return known;
    run.enter(this);
    const value = plan.code(frame, run);
    run.leave();
    frame.slots[plan.slot] = value;
    return value;
  }

  override open(run: Evaluation, object: LayeredObject, at: number): Frame {
    const { shape } = this;
    run.allocate(shape.home.size >> 3);
    const slots: (Lazy | undefined)[] = new Array<Lazy | undefined>(shape.home.size);
    const frame = new Frame(this.#up, slots, object, at);
    for (const { slot, code } of shape.locals) slots[slot] = code(frame, run);
    return frame;
  }
}
