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
    for (const { block, hops } of this.#outwards()) {
      const slot = block.#slots.get(name);
      if (slot !== undefined) return { hops, slot };
    }
    return undefined;
  }

  /** The number of frames up to the innermost object's, or the outermost's. */
  object(outermost: boolean): number | undefined {
    let found: number | undefined;
    for (const { block, hops } of this.#outwards()) {
      if (block.home.object && (outermost || found === undefined)) found = hops;
    }
    return found;
  }

  visit(frame: Frame, see: (name: string, value: Lazy | undefined) => void): void {
    let at: Frame | undefined = frame;
    let passed = 0;
    for (const { block, hops } of this.#outwards()) {
      for (; passed < hops; passed += 1) at = at?.up;
      for (const [name, slot] of block.#slots) see(name, at?.slots[slot]);
    }
  }

  /** This block and those around it, and how many frames up they are. */
  *#outwards(): Iterable<{ readonly block: Block; readonly hops: number }> {
    yield { block: this, hops: 0 };
    let hops = 0;
    let { home: inner, parent } = this;
    for (; parent !== undefined; { home: inner, parent } = parent) {
      if (parent.home !== inner) hops += 1;
      yield { block: parent, hops };
    }
  }
}
