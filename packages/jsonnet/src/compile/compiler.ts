import type { Evaluation } from '../runtime/evaluation.ts';
import type { Code, LazyCode } from '../runtime/frame.ts';
import type { Node } from '../syntax/ast.ts';
import type { Value } from '../runtime/value.ts';
import type { Block } from './scope.ts';

/** What the parts of the compiler ask of it as a whole. */
export interface Compiler {
  code(node: Node, block: Block): Code;
  /** Where its value is the value of the function: a `tailstrict` call may take the place of the function's frame. */
  tail(node: Node, block: Block): Code;
  /** Put off under that label, unless it is cheaper to find out at once. */
  lazy(node: Node, block: Block, label: string): LazyCode;
  /** The same, with a thunk of its own even for a variable that is passed on. */
  later(node: Node, block: Block, label: string): LazyCode;
  /** A file that is imported from the one being compiled. */
  readonly files: Files;
  /** The library as this file sees it. */
  readonly std: Library;
}

/** What a file is imported as. */
export type ImportKind = 'code' | 'text' | 'bytes';

export interface Files {
  /** What `import "path"` in the file `from` is. Fails where evaluation stands when there is no such file. */
  load(run: Evaluation, kind: ImportKind, from: string, path: string): Code;
}

export interface Library {
  /** `std` as a value. */
  readonly object: Value;
  /** The field of it. */
  field(name: string): Value | undefined;
}
