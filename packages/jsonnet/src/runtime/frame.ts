import type { Span } from '../syntax/location.ts';
import type { Evaluation } from './evaluation.ts';
import type { LayeredObject } from './object.ts';
import type { Lazy, Value } from './value.ts';

/** A compiled expression: its value where the variables are those of `frame`. */
export type Code = (frame: Frame, run: Evaluation) => Value;

/** The same put off, or found out at once where that can neither fail nor take time. */
export type LazyCode = (frame: Frame, run: Evaluation) => Lazy;

/**
 * The variables of one activation: of a file, a call, an iteration or an object's layer. `up` is where the text around
 * it is evaluated; which frame and slot a variable has is known when the text is compiled.
 */
export class Frame {
  readonly up: Frame | undefined;
  readonly slots: (Lazy | undefined)[];
  /** `self`, for the frame of an object's layer. */
  readonly object: LayeredObject | undefined;
  /** How many layers lie between this one and the object's outermost, which is 0: `super` begins at the next. */
  readonly layer: number;

  constructor(
    up: Frame | undefined,
    slots: (Lazy | undefined)[],
    object: LayeredObject | undefined,
    layer: number,
  ) {
    this.up = up;
    this.slots = slots;
    this.object = object;
    this.layer = layer;
  }
}

/** Of what has no variables of its own. */
export const nowhere: Frame = new Frame(undefined, [], undefined, 0);

/** Who can tell the variables seen from a place, innermost first. For traces, which call things by their names. */
export interface Visible {
  visit(frame: Frame, see: (name: string, value: Lazy | undefined) => void): void;
}

/** A place in a source as traces speak of it, or one that is in no source. */
export class Site {
  readonly span: Span | undefined;
  /** Instead of a span: `During manifestation`. */
  readonly label: string;
  readonly visible: Visible | undefined;

  constructor(span: Span | undefined, visible: Visible | undefined, label = '') {
    this.span = span;
    this.visible = visible;
    this.label = label;
  }
}

export const manifestation: Site = new Site(undefined, undefined, 'During manifestation');
