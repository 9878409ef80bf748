import type { Frame, Visible } from '../runtime/frame.ts';
import type { Lazy } from '../runtime/value.ts';

/** The frame that will hold the variables of a part of the source; how many slots it needs is known at the end. */
export interface Home {
  size: number;
  /** Whether `self` is its object. */
  readonly object: boolean;
}

export function home(object = false): Home {
  return { size: 0, object };
}

/** Where a variable is: that many frames up, in that slot. */
export interface Reference {
  readonly hops: number;
  readonly slot: number;
}

/** Names visible in a part of the source. Several blocks share the frame they are evaluated in. */
export class Block implements Visible {
  readonly parent: Block | undefined;
  readonly home: Home;
  readonly #slots = new Map<string, number>();

  constructor(parent: Block | undefined, within: Home) {
    this.parent = parent;
    this.home = within;
  }

  /** A slot for one more variable. */
  declare(name: string): number {
    const slot = this.home.size;
    this.home.size += 1;
    this.#slots.set(name, slot);
    return slot;
  }

  has(name: string): boolean {
    return this.#slots.has(name);
  }

  resolve(name: string): Reference | undefined {
    let hops = 0;
    for (let block: Block | undefined = this; block !== undefined; block = block.parent) {
      const slot = block.#slots.get(name);
      if (slot !== undefined) return { hops, slot };
      if (block.parent !== undefined && block.parent.home !== block.home) hops += 1;
    }
    return undefined;
  }

  /** The number of frames up to the innermost object's, or the outermost's. */
  object(outermost: boolean): number | undefined {
    let found: number | undefined;
    let hops = 0;
    for (let block: Block | undefined = this; block !== undefined; block = block.parent) {
      if (block.home.object && (outermost || found === undefined)) found = hops;
      if (block.parent !== undefined && block.parent.home !== block.home) hops += 1;
    }
    return found;
  }

  visit(frame: Frame, see: (name: string, value: Lazy | undefined) => void): void {
    let at: Frame | undefined = frame;
    for (let block: Block | undefined = this; block !== undefined; block = block.parent) {
      for (const [name, slot] of block.#slots) see(name, at?.slots[slot]);
      if (block.parent !== undefined && block.parent.home !== block.home) at = at?.up;
    }
  }
}
