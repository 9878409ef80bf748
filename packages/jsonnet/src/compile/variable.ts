import type { Evaluation } from '../runtime/evaluation.ts';
import { Site } from '../runtime/frame.ts';
import type { Code, Frame, LazyCode } from '../runtime/frame.ts';
import { CodeThunk } from '../runtime/thunk.ts';
import type { ThunkPlan } from '../runtime/thunk.ts';
import { Thunk } from '../runtime/value.ts';
import type { Lazy, Value } from '../runtime/value.ts';
import type { Node } from '../syntax/ast.ts';
import type { Block, Reference } from './scope.ts';

export function up(frame: Frame, hops: number): Frame {
  let at = frame;
  for (let left = hops; left > 0; left -= 1) at = at.up as Frame;
  return at;
}

/** The value of a variable, which from then on is in its slot in place of the thunk. */
export function variableCode({ hops, slot }: Reference, site: Site): Code {
  if (hops === 0) {
    return (frame, run) => {
      const lazy = frame.slots[slot] as Lazy;
      return lazy instanceof Thunk ? settle(run, site, frame, frame, slot, lazy) : lazy;
    };
  }
  if (hops === 1) {
    return (frame, run) => {
      const home = frame.up as Frame;
      const lazy = home.slots[slot] as Lazy;
      return lazy instanceof Thunk ? settle(run, site, frame, home, slot, lazy) : lazy;
    };
  }
  return (frame, run) => {
    const home = up(frame, hops);
    const lazy = home.slots[slot] as Lazy;
    return lazy instanceof Thunk ? settle(run, site, frame, home, slot, lazy) : lazy;
  };
}

function settle(run: Evaluation, site: Site, frame: Frame, home: Frame, slot: number, thunk: Thunk): Value {
  run.site = site;
  run.frame = frame;
  const value = thunk.force(run);
  home.slots[slot] = value;
  return value;
}

/** A variable passed on: no new thunk, unless the variable itself is still to be bound. */
export function variableLazy({ hops, slot }: Reference, plan: ThunkPlan): LazyCode {
  return (frame) => {
    const lazy = up(frame, hops).slots[slot];
    return lazy === undefined ? new CodeThunk(plan, frame) : lazy;
  };
}

export function siteOf(node: Node, block: Block): Site {
  return new Site(node.span, block);
}
