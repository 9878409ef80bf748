import { JsonnetError } from '../jsonnet-error.ts';
import { lineText } from '../manifest/json.ts';
import { numberText } from '../manifest/number.ts';
import type { NumberStyle } from '../manifest/number.ts';
import type { Wording } from '../wording.ts';
import type { NextCall } from './closure.ts';
import { addValues } from './arithmetic.ts';
import type { Budgets } from './budgets.ts';
import { compareValues, equalValues } from './comparison.ts';
import { nowhere, Site } from './frame.ts';
import type { Frame } from './frame.ts';
import { RecordLayer } from './layer.ts';
import { SingleObject } from './object.ts';
import type { LayeredObject } from './object.ts';
import type { Run } from './run.ts';
import { CallThunk, FindThunk } from './thunk.ts';
import { errorText, traceOf, untold } from './trace.ts';
import type { Entity } from './trace.ts';
import { Thunk } from './value.ts';
import type { ArrayValue, FunctionValue, Lazy, Value } from './value.ts';
import type { World } from './world.ts';
import { words } from './words.ts';
import type { Words } from './words.ts';

/** Texts below this length are looked at for nothing. */
const shortText = 256;

const start = new Site(undefined, undefined, 'During evaluation');

/**
 * The state of one evaluation. `site` and `frame` are where evaluation stands, as far as it matters: code sets them
 * before it does what may fail or enter another frame. Frames are three arrays, written when one is entered and read
 * only when a trace is asked for. After a failure the evaluation is over: nothing is unwound.
 */
export class Evaluation implements Run {
  readonly wording: Wording;
  readonly numbers: NumberStyle;
  readonly words: Words;
  readonly world: World;

  site: Site = start;
  frame: Frame = nowhere;
  depth = 0;
  /** The call that takes the place of the function which answered `tailCall`. */
  next: NextCall | undefined;
  readonly sites: Site[] = [];
  readonly frames: Frame[] = [];
  readonly entities: Entity[] = [];

  readonly #most: number;
  readonly #maxTrace: number;
  #characters: Characters = { text: '', list: undefined };
  #steps: number;
  #allocations: number;

  constructor(wording: Wording, numbers: NumberStyle, budgets: Budgets, maxTrace: number, world: World) {
    this.wording = wording;
    this.numbers = numbers;
    this.words = words[wording];
    this.world = world;
    this.#most = budgets.frames;
    this.#steps = budgets.steps;
    this.#allocations = budgets.allocations;
    this.#maxTrace = maxTrace;
  }

  /** A new frame, called from where evaluation stands. */
  enter(entity: Entity): void {
    const at = this.depth;
    if (at >= this.#most) this.overflow();
    if ((this.#steps -= 1) < 0) this.exhausted('steps');
    this.sites[at] = this.site;
    this.frames[at] = this.frame;
    this.entities[at] = entity;
    this.depth = at + 1;
  }

  /** Back to where the frame was called from. */
  leave(): void {
    const at = (this.depth -= 1);
    this.site = this.sites[at] as Site;
    this.frame = this.frames[at] as Frame;
  }

  /** The frame gives way to another: a tail call, from where evaluation stands. */
  replace(entity: Entity): void {
    if ((this.#steps -= 1) < 0) this.exhausted('steps');
    const at = this.depth - 1;
    this.sites[at] = this.site;
    this.frames[at] = this.frame;
    this.entities[at] = entity;
  }

  /** Where evaluation stands. */
  at(site: Site, frame: Frame): void {
    this.site = site;
    this.frame = frame;
  }

  force(lazy: Lazy): Value {
    return lazy instanceof Thunk ? lazy.force(this) : lazy;
  }

  /** The code point of a text. That of a text looked at again and again takes no longer than that of an array. */
  characterAt(text: string, index: number): string | undefined {
    if (text !== this.#characters.text) {
      this.spend(1 + (text.length >> 6));
      this.#characters = { text, list: isSimple(text) ? undefined : Array.from(text) };
    }
    const { list } = this.#characters;
    if (list !== undefined) return list[index];
    return index < text.length ? text.charAt(index) : undefined;
  }

  /** The element, kept in place of the thunk it was. */
  item(array: ArrayValue, at: number): Value {
    const item = array.items[at] as Lazy;
    if (!(item instanceof Thunk)) return item;
    const value = item.force(this);
    array.items[at] = value;
    return value;
  }

  call(fn: FunctionValue, ...args: readonly Lazy[]): Value {
    const { parameters } = fn;
    if (args.length > parameters.length) {
      return this.fail(this.words.tooMany(parameters.length, args.length));
    }
    for (let at = args.length; at < parameters.length; at += 1) {
      const parameter = parameters[at];
      if (parameter?.optional === false) return this.fail(this.words.notBound(parameter.name));
    }
    return fn.apply(this, args);
  }

  later(fn: FunctionValue, ...args: readonly Lazy[]): Lazy {
    this.allocate(1);
    return new CallThunk(fn, args);
  }

  delay(find: () => Value, label = ''): Lazy {
    this.allocate(1);
    return new FindThunk(find, label);
  }

  equals(a: Value, b: Value): boolean {
    return equalValues(this, a, b);
  }

  compare(a: Value, b: Value): number {
    return compareValues(this, a, b);
  }

  text(value: Value): string {
    return typeof value === 'string' ? value : lineText(this, value);
  }

  numberText(value: number): string {
    return numberText(value, this.numbers);
  }

  add(a: Value, b: Value): Value {
    return addValues(this, a, b);
  }

  object(fields: ReadonlyMap<string, Lazy>, hidden: ReadonlyMap<string, Lazy> = noFields): LayeredObject {
    this.allocate(fields.size + hidden.size);
    return new SingleObject(new RecordLayer(fields, hidden));
  }

  deeper<T>(work: () => T): T {
    this.enter(untold);
    const done = work();
    this.leave();
    return done;
  }

  fail(said: string): never {
    const trace = traceOf(this);
    const text = errorText(`RUNTIME ERROR: ${said}`, trace, this.#maxTrace, this.wording);
    throw new JsonnetError('runtime', said, text, this.site.span, trace);
  }

  failFor(say: (words: Words) => string): never {
    return this.fail(say(this.words));
  }

  /** Too many frames wait for each other, or more than the engine has room for. */
  overflow(): never {
    return this.fail('max stack frames exceeded.');
  }

  spend(steps: number): void {
    if ((this.#steps -= steps) < 0) this.exhausted('steps');
  }

  allocate(units: number): void {
    if ((this.#allocations -= units) < 0) this.exhausted('memory');
  }

  /** Pays for looking at a whole text, which may have to be put together first. */
  read(text: string): void {
    if (text.length > shortText) this.spend(text.length >> 6);
  }

  /** Fails when there is no room for something of that size, but takes none. */
  afford(units: number): void {
    if (units > this.#allocations) this.exhausted('memory');
  }

  /** More than it was given. */
  exhausted(what: string): never {
    return this.fail(`budget exhausted: evaluation takes more ${what} than it was given`);
  }
}

/** The text last indexed, as code points where some are not one unit. */
interface Characters {
  readonly text: string;
  readonly list: readonly string[] | undefined;
}

function isSimple(text: string): boolean {
  return !/[\ud800-\udfff]/.test(text);
}

const noFields: ReadonlyMap<string, Lazy> = new Map();
