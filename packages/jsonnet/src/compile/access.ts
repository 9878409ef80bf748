import type { Evaluation } from '../runtime/evaluation.ts';
import type { Code, Frame, LazyCode, Site } from '../runtime/frame.ts';
import type { LayeredObject } from '../runtime/object.ts';
import { lengthOf } from '../std/text.ts';
import { ArrayValue, FunctionValue, ObjectValue, typeName } from '../runtime/value.ts';
import type { Value } from '../runtime/value.ts';
import type { Index, InSuper, Slice, SuperIndex } from '../syntax/ast.ts';
import type { Compiler } from './compiler.ts';
import type { Block } from './scope.ts';
import { siteOf, up } from './variable.ts';

export function indexCode(compiler: Compiler, node: Index, block: Block): Code {
  const known = libraryField(compiler, node, block);
  if (known !== undefined) return () => known;
  const target = compiler.code(node.target, block);
  const site = siteOf(node, block);
  if (node.key.kind === 'literal' && typeof node.key.value === 'string') {
    const name = node.key.value;
    return (frame, run) => {
      const value = target(frame, run);
      run.site = site;
      run.frame = frame;
      return value instanceof ObjectValue ? value.get(run, name) : element(run, value, name);
    };
  }
  const key = compiler.code(node.key, block);
  return (frame, run) => {
    const value = target(frame, run);
    indexable(run, value, site, frame);
    const at = key(frame, run);
    run.site = site;
    run.frame = frame;
    return element(run, value, at);
  };
}

/** `std.name`, where `std` is the library. */
export function libraryField(compiler: Compiler, node: Index, block: Block): Value | undefined {
  if (node.target.kind !== 'variable' || node.target.name !== 'std') return undefined;
  if (node.key.kind !== 'literal' || typeof node.key.value !== 'string') return undefined;
  if (block.resolve('std') !== undefined) return undefined;
  return compiler.std.field(node.key.value);
}

function indexable(run: Evaluation, value: Value, site: Site, frame: Frame): void {
  if (typeof value === 'string' || value instanceof ArrayValue) return;
  run.at(site, frame);
  // An object's asserts come before the key is found out.
  if (value instanceof ObjectValue) value.check(run);
  else if (run.wording === 'cpp') run.failFor((words) => words.notIndexable(typeName(value)));
}

/** `value[key]`, from where evaluation stands. */
function element(run: Evaluation, value: Value, key: Value): Value {
  if (value instanceof ObjectValue) {
    if (typeof key !== 'string') return run.failFor((words) => words.objectIndex(typeName(key)));
    run.read(key);
    return value.get(run, key);
  }
  if (value instanceof ArrayValue) return arrayElement(run, value, key);
  if (typeof value === 'string') return character(run, value, key);
  return run.failFor((words) => words.notIndexable(typeName(value)));
}

function arrayElement(run: Evaluation, array: ArrayValue, key: Value): Value {
  if (typeof key !== 'number') {
    return run.failFor((words) => words.arrayIndex(typeName(key), typeof key === 'string' ? key : ''));
  }
  const at = Math.floor(key);
  if (at < 0 || at >= array.items.length) {
    return run.failFor((words) => words.bounds('array', at, array.items.length));
  }
  if (at !== key && run.wording === 'cpp') return run.failFor((words) => words.fraction(key));
  return run.item(array, at);
}

function character(run: Evaluation, text: string, key: Value): Value {
  if (typeof key !== 'number') return run.failFor((words) => words.stringIndex(typeName(key)));
  const at = Math.trunc(key);
  const found = at < 0 ? undefined : run.characterAt(text, at);
  return found ?? run.failFor((words) => words.bounds('string', at, lengthOf(text)));
}

export function superIndexCode(compiler: Compiler, node: SuperIndex, block: Block): Code {
  const key = compiler.code(node.key, block);
  const site = siteOf(node, block);
  const hops = block.object(false) ?? 0;
  return (frame, run) => {
    const name = key(frame, run);
    const home = up(frame, hops);
    run.at(site, frame);
    if (run.wording === 'go' && typeof name !== 'string') {
      return run.failFor((words) => words.superIndex(typeName(name)));
    }
    const object = home.object as LayeredObject;
    if (home.layer + 1 >= object.size) return run.failFor((words) => words.noSuper);
    if (typeof name !== 'string') return run.failFor((words) => words.superIndex(typeName(name)));
    return superField(run, home, name);
  };
}

/** `super[name]` for the layer that `home` is the frame of. */
export function superField(run: Evaluation, home: Frame, name: string): Value {
  const value = (home.object as LayeredObject).find(run, name, home.layer + 1);
  return value === undefined ? run.failFor((words) => words.noField(name)) : value;
}

export function inSuperCode(compiler: Compiler, node: InSuper, block: Block): Code {
  const key = compiler.code(node.key, block);
  const site = siteOf(node, block);
  const hops = block.object(false) ?? 0;
  return (frame, run) => {
    const name = key(frame, run);
    if (typeof name !== 'string') {
      run.at(site, frame);
      return run.failFor((words) => words.inSuper(typeName(name)));
    }
    const home = up(frame, hops);
    return (home.object as LayeredObject).hasFrom(name, home.layer + 1);
  };
}

/** `std.slice`, whatever `std` is here. */
export function sliceCode(compiler: Compiler, node: Slice, block: Block): Code {
  const slice = compiler.std.field('slice');
  const args = [node.target, node.from, node.to, node.step].map((part): LazyCode =>
    part === undefined ? () => null : compiler.lazy(part, block, ''),
  );
  const site = siteOf(node, block);
  return (frame, run) => {
    const given = args.map((arg) => arg(frame, run));
    run.at(site, frame);
    return slice instanceof FunctionValue ? slice.apply(run, given) : run.fail('std.slice is missing');
  };
}
