import type { Evaluation } from '../runtime/evaluation.ts';
import { Frame } from '../runtime/frame.ts';
import type { Code, LazyCode, Site } from '../runtime/frame.ts';
import { ArrayValue, typeName } from '../runtime/value.ts';
import type { Lazy } from '../runtime/value.ts';
import type { ArrayComprehension, ArrayNode, CompSpec } from '../syntax/ast.ts';
import type { Compiler } from './compiler.ts';
import { folded } from './fold.ts';
import { Block, home } from './scope.ts';
import type { Home } from './scope.ts';
import { siteOf } from './variable.ts';

const label = 'array_element';

export function arrayCode(compiler: Compiler, node: ArrayNode, block: Block): Code {
  const values = node.items
    .map(folded)
    .filter((value): value is Exclude<typeof value, undefined> => value !== undefined && value !== Infinity);
  if (values.length === node.items.length) {
    const whole = new ArrayValue(values);
    return () => whole;
  }
  const items = node.items.map((item) => compiler.lazy(item, block, label));
  const only = items[0];
  if (only !== undefined && items.length === 1) {
    return (frame, run) => {
      run.allocate(1);
      return new ArrayValue([only(frame, run)]);
    };
  }
  return (frame, run) => {
    run.allocate(items.length);
    const list: Lazy[] = [];
    for (let at = 0; at < items.length; at += 1) list.push((items[at] as LazyCode)(frame, run));
    return new ArrayValue(list);
  };
}

/** To make an array takes no longer than to put it off: it is as long as the text. */
export function arrayLazy(compiler: Compiler, node: ArrayNode, block: Block): LazyCode {
  return arrayCode(compiler, node, block);
}

export function arrayComprehensionCode(compiler: Compiler, node: ArrayComprehension, block: Block): Code {
  const { loop, inside } = comprehension(compiler, node.specs, block, siteOf(node, block));
  const body = compiler.lazy(node.body, inside, label);
  return (frame, run) => {
    const list: Lazy[] = [];
    loop(frame, run, (within) => {
      run.allocate(1);
      list.push(body(within, run));
    });
    return new ArrayValue(list);
  };
}

/** Does something in the frame of each iteration. */
export type Loop = (frame: Frame, run: Evaluation, each: (within: Frame) => void) => void;

export interface Comprehension {
  readonly loop: Loop;
  /** What is seen in the innermost iteration. */
  readonly inside: Block;
}

/** The iterations of `for … if … for …`. `site` is the comprehension as a whole, to which its failures are put down. */
export function comprehension(
  compiler: Compiler,
  specs: readonly CompSpec[],
  block: Block,
  site: Site,
): Comprehension {
  let inside = block;
  const steps: ((next: Loop) => Loop)[] = [];
  for (const spec of specs) {
    if (spec.kind === 'for') {
      const list = compiler.code(spec.list, inside);
      const within = home();
      inside = new Block(inside, within);
      const slot = inside.declare(spec.name);
      steps.push((next) => forLoop(list, slot, within, site, next));
    } else {
      const condition = compiler.code(spec.condition, inside);
      steps.push((next) => ifLoop(condition, site, next));
    }
  }
  const last: Loop = (frame, _run, each) => each(frame);
  return { loop: steps.reduceRight((next, step) => step(next), last), inside };
}

function forLoop(list: Code, slot: number, within: Home, site: Site, next: Loop): Loop {
  return (frame, run, each) => {
    const array = list(frame, run);
    if (!(array instanceof ArrayValue)) {
      run.at(site, frame);
      return run.failFor((words) => words.iterate(typeName(array)));
    }
    const { items } = array;
    for (let at = 0; at < items.length; at += 1) {
      run.spend(1);
      const slots: (Lazy | undefined)[] = new Array<Lazy | undefined>(within.size);
      slots[slot] = items[at] as Lazy;
      next(new Frame(frame, slots, undefined, 0), run, each);
    }
  };
}

function ifLoop(condition: Code, site: Site, next: Loop): Loop {
  return (frame, run, each) => {
    const holds = condition(frame, run);
    if (holds === true) next(frame, run, each);
    else if (holds !== false) {
      run.at(site, frame);
      run.failFor((words) => words.condition(typeName(holds)));
    }
  };
}
