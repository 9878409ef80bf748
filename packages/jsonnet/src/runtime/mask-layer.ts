import type { Visibility } from '../syntax/ast.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame } from './frame.ts';
import { Layer, noAsserts } from './layer.ts';
import type { Assertion } from './layer.ts';
import type { LayeredObject } from './object.ts';

/** Before the layers of an object, of which it takes one field away from all who look from outside them. */
export class MaskLayer extends Layer {
  override readonly asserts: readonly Assertion[] = noAsserts;
  readonly name: string;
  /** How many layers below this one it is before. */
  readonly covers: number;

  constructor(name: string, covers: number) {
    super();
    this.name = name;
    this.covers = covers;
  }

  override has(_name: string): boolean {
    return false;
  }

  override visibility(_name: string): Visibility {
    return 'default';
  }

  override names(): Iterable<string> {
    return [];
  }

  override read(): undefined {
    return undefined;
  }

  override open(_run: Evaluation, _object: LayeredObject, _at: number): Frame {
    throw new Error('a mask has no variables');
  }

  override siteOf(): undefined {
    return undefined;
  }
}

/** How many layers to pass over after this one when looking for that name. */
export function coveredBy(layer: Layer, name: string): number {
  return layer instanceof MaskLayer && layer.name === name ? layer.covers : 0;
}
