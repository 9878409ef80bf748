import type { Evaluation } from './evaluation.ts';
import type { Frame, Site } from './frame.ts';
import type { Layer } from './layer.ts';
import type { Run } from './run.ts';
import { coveredBy, MaskLayer } from './mask-layer.ts';
import { sortedTexts } from './text-order.ts';
import { ObjectValue } from './value.ts';
import type { Value } from './value.ts';

/** An object of one layer or many: layer 0 is the rightmost operand of `+`, and the first to be asked. */
export abstract class LayeredObject extends ObjectValue {
  #checked = false;
  #visibleNames: readonly string[] | undefined;
  #allNames: readonly string[] | undefined;

  /** How many layers. */
  abstract readonly size: number;
  abstract layers(): readonly Layer[];
  /** The variables of a layer in this object. */
  abstract frameOf(run: Evaluation, at: number): Frame;
  protected abstract asserted(): boolean;

  /** The field as layer `from` and those below it have it; undefined when they have none. */
  abstract find(run: Evaluation, name: string, from: number): Value | undefined;

  override get(run: Run, name: string): Value {
    if (!this.#checked) this.check(run);
    const value = this.find(run as Evaluation, name, 0);
    if (value === undefined) return (run as Evaluation).failFor((words) => words.noField(name));
    return value;
  }

  override check(run: Run): void {
    if (this.#checked) return;
    // Asserts may ask for fields: those do not check again.
    this.#checked = true;
    if (!this.asserted()) return;
    const evaluation = run as Evaluation;
    for (const [at, layer] of this.layers().entries()) {
      if (layer.asserts.length === 0) continue;
      const frame = this.frameOf(evaluation, at);
      for (const assertion of layer.asserts) {
        evaluation.enter('thunk <object_assert>');
        assertion.check(frame, evaluation);
        evaluation.leave();
      }
    }
  }

  override has(name: string, hidden: boolean): boolean {
    const layers = this.layers();
    this.pay(layers.length >> 2);
    let found = false;
    for (let at = 0; at < layers.length; at += 1) {
      const layer = layers[at] as Layer;
      at += coveredBy(layer, name);
      if (!layer.has(name)) continue;
      if (hidden) return true;
      const visibility = layer.visibility(name);
      if (visibility !== 'default') return visibility === 'visible';
      found = true;
    }
    return found;
  }

  override without(run: Run, name: string): LayeredObject {
    const mask = new SingleObject(new MaskLayer(name, this.size));
    return new ExtendedObject(run as Evaluation, this, mask);
  }

  /** Pays for looking at so many layers or names. What is of one layer was paid for when it was made. */
  protected pay(_looked: number): void {}

  override names(hidden: boolean): readonly string[] {
    if (hidden) return (this.#allNames ??= this.#sort(true));
    return (this.#visibleNames ??= this.#sort(false));
  }

  /** Whether a layer from `from` on has the field, hidden or not. */
  hasFrom(name: string, from: number): boolean {
    const layers = this.layers();
    this.pay((layers.length - from) >> 2);
    for (let at = from; at < layers.length; at += 1) {
      const layer = layers[at] as Layer;
      if (layer.has(name)) return true;
      at += coveredBy(layer, name);
    }
    return false;
  }

  /** Where the body of a field stands. */
  siteOf(name: string): Site | undefined {
    return this.layers()
      .find((layer) => layer.has(name))
      ?.siteOf(name);
  }

  #sort(hidden: boolean): readonly string[] {
    const layers = this.layers();
    const only = layers[0];
    if (only !== undefined && layers.length === 1) {
      const known = only.sorted(hidden);
      if (known !== undefined) return known;
    }
    const names: string[] = [];
    const first = firstLayers(layers);
    this.pay(first.size * namePrice);
    for (const name of first.keys()) if (hidden || this.has(name, false)) names.push(name);
    return sortedTexts(names);
  }
}

/** The first layer that has a name, for each that is not taken away. */
function firstLayers(layers: readonly Layer[]): Map<string, number> {
  const first = new Map<string, number>();
  const masks = new Map<string, number>();
  for (const [at, layer] of layers.entries()) {
    if (layer instanceof MaskLayer) {
      masks.set(layer.name, Math.max(masks.get(layer.name) ?? 0, at + layer.covers));
    }
    for (const name of layer.names()) {
      if (!first.has(name) && (masks.get(name) ?? -1) < at) first.set(name, at);
    }
  }
  return first;
}

export class SingleObject extends LayeredObject {
  override readonly size: number = 1;
  readonly layer: Layer;
  #frame: Frame | undefined;

  constructor(layer: Layer) {
    super();
    this.layer = layer;
    this.#frame = undefined;
  }

  override layers(): readonly Layer[] {
    return [this.layer];
  }

  override hasFrom(name: string, from: number): boolean {
    return from === 0 && this.layer.has(name);
  }

  override has(name: string, hidden: boolean): boolean {
    return this.layer.has(name) && (hidden || this.layer.visibility(name) !== 'hidden');
  }

  override frameOf(run: Evaluation): Frame {
    return (this.#frame ??= this.layer.open(run, this, 0));
  }

  override find(run: Evaluation, name: string, from: number): Value | undefined {
    return from === 0 ? this.layer.read(run, this, 0, name) : undefined;
  }

  protected override asserted(): boolean {
    return this.layer.asserts.length > 0;
  }
}

/** `left + right`. What it is made of is laid out when first asked for, so that a sum of many costs no more. */
export class ExtendedObject extends LayeredObject {
  override readonly size: number;
  #left: LayeredObject | undefined;
  #right: LayeredObject | undefined;
  #layers: readonly Layer[] | undefined;
  #frames: (Frame | undefined)[] = [];
  /** The first layer that has a name, for objects of many layers. */
  #first: Map<string, number> | undefined;

  readonly #run: Evaluation;

  constructor(run: Evaluation, left: LayeredObject, right: LayeredObject) {
    super();
    this.#run = run;
    this.size = left.size + right.size;
    this.#left = left;
    this.#right = right;
  }

  override layers(): readonly Layer[] {
    return this.#layers ?? this.#layOut();
  }

  override frameOf(run: Evaluation, at: number): Frame {
    return (this.#frames[at] ??= (this.layers()[at] as Layer).open(run, this, at));
  }

  override find(run: Evaluation, name: string, from: number): Value | undefined {
    const layers = this.layers();
    let at = from;
    if (from === 0 && layers.length > manyLayers) at = this.#firstOf(layers).get(name) ?? layers.length;
    for (; at < layers.length; at += 1) {
      const layer = layers[at] as Layer;
      const value = layer.read(run, this, at, name);
      if (value !== undefined) return value;
      at += coveredBy(layer, name);
    }
    return undefined;
  }

  protected override asserted(): boolean {
    return this.layers().some((layer) => layer.asserts.length > 0);
  }

  protected override pay(looked: number): void {
    this.#run.spend(looked);
  }

  #firstOf(layers: readonly Layer[]): Map<string, number> {
    return (this.#first ??= firstLayers(layers));
  }

  #layOut(): readonly Layer[] {
    this.pay(this.size >> 3);
    const layers: Layer[] = [];
    const open: LayeredObject[] = [this];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next instanceof ExtendedObject && next.#layers === undefined) {
        if (next.#left !== undefined) open.push(next.#left);
        if (next.#right !== undefined) open.push(next.#right);
      } else {
        for (const layer of next.layers()) layers.push(layer);
      }
    }
    this.#layers = layers;
    this.#left = undefined;
    this.#right = undefined;
    return layers;
  }
}

const manyLayers = 8;

/** To find and sort a name takes as long as some steps. */
const namePrice = 4;
