import type { Wording } from '../wording.ts';
import type { FunctionNode, Node } from './ast.ts';
import type { Span } from './location.ts';
import { staticError } from './static-error.ts';
import { stepsOf, type Scope, type Step } from './walk.ts';
import { WORDS, type Words } from './words.ts';

export interface CheckOptions {
  readonly wording: Wording;
  /** Variables that are there from outside, such as `std`. */
  readonly known: readonly string[];
}

/**
 * Whether every variable is bound, no function has two parameters of one name, and `self`, `super` and `$` stand in
 * objects. Throws a static JsonnetError for the first fault in the text. Trees of any depth are fine.
 */
export function check(node: Node, { wording, known }: CheckOptions): void {
  const fault = new Checker(WORDS[wording], known).check(node);
  if (fault !== undefined) throw staticError(fault.said, fault.span, wording);
}

interface Fault {
  readonly said: string;
  readonly span: Span;
}

class Checker {
  readonly #words: Words;
  /** By how many scopes around a name is bound. */
  readonly #bound = new Map<string, number>();
  #objects = 0;
  #fault: Fault | undefined;

  constructor(words: Words, known: readonly string[]) {
    this.#words = words;
    for (const name of known) this.#bound.set(name, 1);
  }

  /** The stack of the walk is our own: chains of operators are deep trees. */
  check(node: Node): Fault | undefined {
    const ahead: Step[] = [node];
    for (let step = ahead.pop(); step !== undefined; step = ahead.pop()) {
      if (step.kind === 'enter') this.#count(step, 1);
      else if (step.kind === 'leave') this.#count(step, -1);
      else {
        this.#judge(step);
        const steps = stepsOf(step);
        for (let index = steps.length - 1; index >= 0; index--) {
          const inner = steps[index];
          if (inner !== undefined) ahead.push(inner);
        }
      }
    }
    return this.#fault;
  }

  #count({ names, objects }: Scope, by: 1 | -1): void {
    this.#objects += by * objects;
    for (const name of names) this.#bound.set(name, (this.#bound.get(name) ?? 0) + by);
  }

  #judge(node: Node): void {
    switch (node.kind) {
      case 'variable':
        if ((this.#bound.get(node.name) ?? 0) === 0) {
          this.#complain(this.#words.unknownVariable(node.name), node.span);
        }
        return;
      case 'self':
        if (this.#objects === 0) this.#complain(this.#words.outsideObject('self'), node.span);
        return;
      case 'super-index':
      case 'in-super':
        if (this.#objects === 0) this.#complain(this.#words.outsideObject('super'), node.span);
        return;
      case 'dollar':
        if (this.#objects === 0) this.#complain(this.#words.noTopObject, node.span);
        return;
      case 'function':
        this.#parameters(node, node.span);
        return;
      case 'local':
        for (const { body } of node.binds) {
          if (body.kind === 'function' && isSugar(body)) this.#parameters(body, node.span);
        }
        return;
      default:
    }
  }

  #parameters({ parameters }: FunctionNode, span: Span): void {
    const names = new Set<string>();
    for (const { name } of parameters) {
      if (names.has(name)) return this.#complain(this.#words.duplicateParameter(name), span);
      names.add(name);
    }
  }

  #complain(said: string, span: Span): void {
    if (this.#fault === undefined || span.begin < this.#fault.span.begin) this.#fault = { said, span };
  }
}

/** `local f(x) = …`: its place is that of the whole `local`, and the function only has the place of its body. */
function isSugar(node: FunctionNode): boolean {
  return node.span === node.body.span;
}
