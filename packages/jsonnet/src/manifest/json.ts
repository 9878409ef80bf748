import type { Evaluation } from '../runtime/evaluation.ts';
import { nowhere } from '../runtime/frame.ts';
import type { Frame, Site } from '../runtime/frame.ts';
import { LayeredObject } from '../runtime/object.ts';
import { CodeThunk } from '../runtime/thunk.ts';
import type { Entity } from '../runtime/trace.ts';
import { ArrayValue, ObjectValue } from '../runtime/value.ts';
import type { Lazy, Value } from '../runtime/value.ts';
import { escapeJson } from './escape.ts';

/** How JSON is laid out: what stands between, and by how much each level is set in. */
interface Layout {
  readonly indent: string;
  readonly newline: string;
  readonly comma: string;
}

const pretty: Layout = { indent: '   ', newline: '\n', comma: ',\n' };
const line: Layout = { indent: '', newline: '', comma: ', ' };

/** JSON as the references print a program's value, without the newline that ends it. */
export function prettyText(run: Evaluation, value: Value): string {
  return write(run, value, pretty, '');
}

/** JSON on one line, as `std.toString` has it. */
export function lineText(run: Evaluation, value: Value): string {
  return write(run, value, line, '');
}

function write(run: Evaluation, value: Value, layout: Layout, before: string): string {
  switch (typeof value) {
    case 'string':
      run.allocate(value.length);
      return escapeJson(value);
    case 'number':
      return run.numberText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      if (value === null) return 'null';
      if (value instanceof ArrayValue) return writeArray(run, value, layout, before);
      if (value instanceof ObjectValue) return writeObject(run, value, layout, before);
      return run.failFor((words) => words.functionShown);
  }
}

function writeArray(run: Evaluation, array: ArrayValue, layout: Layout, before: string): string {
  const { items } = array;
  if (items.length === 0) return '[ ]';
  const inside = before + layout.indent;
  let text = `[${layout.newline}`;
  run.spend(items.length);
  for (let at = 0; at < items.length; at += 1) {
    if (at > 0) text += layout.comma;
    const place = placeOfItem(run, items[at] as Lazy);
    const value = run.item(array, at);
    const shown = inFrame(run, value, place, () => write(run, value, layout, inside));
    run.allocate(inside.length + 2);
    text += inside + shown;
  }
  return `${text}${layout.newline}${before}]`;
}

function writeObject(run: Evaluation, object: ObjectValue, layout: Layout, before: string): string {
  object.check(run);
  const names = object.names(false);
  if (names.length === 0) return '{ }';
  const inside = before + layout.indent;
  let text = `{${layout.newline}`;
  run.spend(names.length);
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at] as string;
    if (at > 0) text += layout.comma;
    const value = object.get(run, name);
    const shown = inField(run, object, name, value, () => write(run, value, layout, inside));
    run.allocate(inside.length + name.length + 6);
    text += `${inside}${escapeJson(name)}: ${shown}`;
  }
  return `${text}${layout.newline}${before}}`;
}

/** Plain JSON of JavaScript. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** The value as JSON of JavaScript. Names in the order of their code points, but for what JavaScript takes for indices. */
export function plainJson(run: Evaluation, value: Value): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof ArrayValue) {
    const { items } = value;
    const list: Json[] = [];
    run.spend(items.length);
    for (let at = 0; at < items.length; at += 1) {
      const item = items[at] as Lazy;
      if (typeof item !== 'object' || item === null) {
        list.push(item);
        continue;
      }
      const place = placeOfItem(run, item);
      const found = run.item(value, at);
      list.push(inFrame(run, found, place, () => plainJson(run, found)));
    }
    return list;
  }
  if (value instanceof ObjectValue) {
    value.check(run);
    const names = value.names(false);
    const object: { [name: string]: Json } = {};
    run.spend(names.length);
    for (const name of names) {
      const found = value.get(run, name);
      const json =
        typeof found !== 'object' || found === null
          ? found
          : inField(run, value, name, found, () => plainJson(run, found));
      if (name === '__proto__') Object.defineProperty(object, name, own(json));
      else object[name] = json;
    }
    return object;
  }
  return run.failFor((words) => words.functionShown);
}

function own(value: Json): PropertyDescriptor {
  return { value, enumerable: true, writable: true, configurable: true };
}

/** In what a part is, and where its source stands. */
interface Place {
  readonly entity: Entity;
  readonly site: Site;
  readonly frame: Frame;
}

function placeOfItem(run: Evaluation, item: Lazy): Place {
  if (item instanceof CodeThunk) return { entity: item, site: item.plan.site, frame: item.frame };
  return { entity: 'thunk <array_element>', site: run.site, frame: nowhere };
}

function placeOfField(run: Evaluation, object: ObjectValue, name: string): Place {
  if (object instanceof LayeredObject) {
    const layers = object.layers();
    const at = layers.findIndex((layer) => layer.has(name));
    const layer = layers[at];
    const site = layer?.siteOf(name);
    if (layer !== undefined && site !== undefined) {
      return { entity: layer, site, frame: object.frameOf(run, at) };
    }
  }
  return { entity: 'object <anonymous>', site: run.site, frame: nowhere };
}

/** Looks at a field's value in the frame of its field, as the references do: data within data counts. */
function inField<T>(run: Evaluation, object: ObjectValue, name: string, value: Value, look: () => T): T {
  return isDeep(value) ? inFrame(run, value, placeOfField(run, object, name), look) : look();
}

function inFrame<T>(run: Evaluation, value: Value, place: Place, look: () => T): T {
  if (!isDeep(value)) return look();
  run.enter(place.entity);
  run.at(place.site, place.frame);
  const seen = look();
  run.leave();
  return seen;
}

function isDeep(value: Value): boolean {
  return typeof value === 'object' && value !== null;
}
