import type { Json } from '../manifest/json.ts';
import type { Visibility } from '../syntax/ast.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame } from './frame.ts';
import { Layer, noAsserts } from './layer.ts';
import type { Assertion } from './layer.ts';
import { SingleObject } from './object.ts';
import type { LayeredObject } from './object.ts';
import { ArrayValue, Thunk } from './value.ts';
import type { Lazy, Value } from './value.ts';

/** JSON from outside as a value. Objects are looked into only where they are asked; numbers that are none become null. */
export function fromJson(json: Json): Value {
  if (typeof json !== 'object' || json === null) return typeof json === 'number' ? finite(json) : json;
  if (Array.isArray(json)) return new ArrayValue((json as readonly Json[]).map(later));
  return new SingleObject(new JsonLayer(json as JsonObject));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

interface JsonObject {
  readonly [name: string]: Json;
}

function later(json: Json): Lazy {
  return typeof json === 'object' && json !== null ? new JsonThunk(json) : fromJson(json);
}

class JsonThunk extends Thunk {
  readonly #json: Json;
  #value: Value | undefined;

  constructor(json: Json) {
    super();
    this.#json = json;
  }

  override force(): Value {
    return (this.#value ??= fromJson(this.#json));
  }
}

/** What `JSON.stringify` would leave out is no field. */
function isField(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}

class JsonLayer extends Layer {
  override readonly asserts: readonly Assertion[] = noAsserts;
  readonly #json: JsonObject;
  #known: Map<string, Value> | undefined;

  constructor(json: JsonObject) {
    super();
    this.#json = json;
  }

  override has(name: string): boolean {
    return Object.hasOwn(this.#json, name) && isField(this.#json[name]);
  }

  override visibility(_name: string): Visibility {
    return 'default';
  }

  override names(): Iterable<string> {
    return Object.keys(this.#json).filter((name) => isField(this.#json[name]));
  }

  override read(_run: Evaluation, _object: LayeredObject, _at: number, name: string): Value | undefined {
    if (!Object.hasOwn(this.#json, name)) return undefined;
    const json = this.#json[name];
    if (typeof json === 'string' || typeof json === 'boolean' || json === null) return json;
    if (json === undefined || !isField(json)) return undefined;
    if (typeof json === 'number') return finite(json);
    const known = this.#known?.get(name);
    if (known !== undefined) return known;
    const value = fromJson(json);
    (this.#known ??= new Map()).set(name, value);
    return value;
  }

  override open(_run: Evaluation, _object: LayeredObject, _at: number): Frame {
    throw new Error('JSON has no variables');
  }

  override siteOf(): undefined {
    return undefined;
  }
}
