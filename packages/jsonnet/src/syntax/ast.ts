import type { Span } from './location.ts';

/** What a source says, after the notation is gone: https://jsonnet.org/ref/spec.html, "Abstract Syntax". */
export type Node =
  | Literal
  | ArrayNode
  | ArrayComprehension
  | ObjectNode
  | ObjectComprehension
  | Self
  | Dollar
  | Variable
  | Index
  | SuperIndex
  | InSuper
  | Slice
  | Apply
  | FunctionNode
  | Local
  | If
  | ErrorNode
  | Assert
  | Unary
  | Binary
  | Import;

interface Base {
  readonly span: Span;
}

export interface Literal extends Base {
  readonly kind: 'literal';
  readonly value: null | boolean | number | string;
}

export interface ArrayNode extends Base {
  readonly kind: 'array';
  readonly items: readonly Node[];
}

/** `for x in list` or `if condition`; the first of a comprehension is always a `for`. */
export type CompSpec = ForSpec | IfSpec;

export interface ForSpec extends Base {
  readonly kind: 'for';
  readonly name: string;
  readonly list: Node;
}

export interface IfSpec extends Base {
  readonly kind: 'if';
  readonly condition: Node;
}

export interface ArrayComprehension extends Base {
  readonly kind: 'array-comprehension';
  readonly body: Node;
  readonly specs: readonly CompSpec[];
}

/** `:` is default (keeps the visibility it inherits), `::` hidden, `:::` forced visible. */
export type Visibility = 'default' | 'hidden' | 'visible';

export interface Field extends Base {
  /** An expression for `[e]:`, else a literal string. It does not see the object's locals, self or super. */
  readonly name: Node;
  /** Written `name` or `"name"`: never null. `[e]` may be null, and then the field is left out. */
  readonly computed: boolean;
  readonly visibility: Visibility;
  /** `+:` adds to what super has. */
  readonly plus: boolean;
  /** A method is a field whose body is a function. */
  readonly body: Node;
}

export interface Bind extends Base {
  readonly name: string;
  readonly body: Node;
}

export interface AssertSpec extends Base {
  readonly condition: Node;
  readonly message?: Node;
}

export interface ObjectNode extends Base {
  readonly kind: 'object';
  readonly fields: readonly Field[];
  readonly locals: readonly Bind[];
  readonly asserts: readonly AssertSpec[];
}

export interface ObjectComprehension extends Base {
  readonly kind: 'object-comprehension';
  readonly field: Field;
  readonly locals: readonly Bind[];
  readonly specs: readonly CompSpec[];
}

export interface Self extends Base {
  readonly kind: 'self';
}

/** The outermost object. */
export interface Dollar extends Base {
  readonly kind: 'dollar';
}

export interface Variable extends Base {
  readonly kind: 'variable';
  readonly name: string;
}

/** `target[key]`; `target.name` has a literal key. */
export interface Index extends Base {
  readonly kind: 'index';
  readonly target: Node;
  readonly key: Node;
}

export interface SuperIndex extends Base {
  readonly kind: 'super-index';
  readonly key: Node;
}

/** `key in super`. */
export interface InSuper extends Base {
  readonly kind: 'in-super';
  readonly key: Node;
}

/** `target[from:to:step]`. */
export interface Slice extends Base {
  readonly kind: 'slice';
  readonly target: Node;
  readonly from?: Node;
  readonly to?: Node;
  readonly step?: Node;
}

export interface NamedArgument extends Base {
  readonly name: string;
  readonly value: Node;
}

export interface Apply extends Base {
  readonly kind: 'apply';
  readonly target: Node;
  readonly positional: readonly Node[];
  readonly named: readonly NamedArgument[];
  readonly tailstrict: boolean;
}

export interface Parameter extends Base {
  readonly name: string;
  readonly fallback?: Node;
}

/** Of a method, or a function bound by `local f(x) = e`, the place is that of its body. */
export interface FunctionNode extends Base {
  readonly kind: 'function';
  readonly parameters: readonly Parameter[];
  readonly body: Node;
}

export interface Local extends Base {
  readonly kind: 'local';
  readonly binds: readonly Bind[];
  readonly body: Node;
}

export interface If extends Base {
  readonly kind: 'if';
  readonly condition: Node;
  readonly then: Node;
  readonly otherwise?: Node;
}

export interface ErrorNode extends Base {
  readonly kind: 'error';
  readonly message: Node;
}

export interface Assert extends Base {
  readonly kind: 'assert';
  readonly condition: Node;
  readonly message?: Node;
  readonly body: Node;
}

export type UnaryOperator = '!' | '+' | '-' | '~';

export interface Unary extends Base {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Node;
}

/** `a { … }` is read as `a + { … }`, `a != b` as itself, `a in b` as itself. */
export type BinaryOperator =
  | '*'
  | '/'
  | '%'
  | '+'
  | '-'
  | '<<'
  | '>>'
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | '!='
  | 'in'
  | '&'
  | '^'
  | '|'
  | '&&'
  | '||';

export interface Binary extends Base {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Node;
  readonly right: Node;
}

export interface Import extends Base {
  readonly kind: 'import';
  readonly as: 'code' | 'text' | 'bytes';
  readonly path: string;
}
