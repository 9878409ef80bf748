import type { Bind, CompSpec, Node, ObjectComprehension, ObjectNode } from './ast.ts';

export interface Scope {
  readonly names: readonly string[];
  /** Whether it is that of an object. */
  readonly objects: 0 | 1;
}

/** From here on these names are bound, and we are in so many objects more; until the same is left. */
interface Enter extends Scope {
  readonly kind: 'enter';
}

interface Leave extends Scope {
  readonly kind: 'leave';
}

export type Step = Node | Enter | Leave;

/** What is directly inside of a node, with the scopes it opens: every `enter` has its `leave`. */
export function stepsOf(node: Node): readonly (Step | undefined)[] {
  switch (node.kind) {
    case 'literal':
    case 'import':
    case 'variable':
    case 'self':
    case 'dollar':
      return NONE;
    case 'super-index':
    case 'in-super':
      return [node.key];
    case 'array':
      return node.items;
    case 'index':
      return [node.target, node.key];
    case 'slice':
      return [node.target, node.from, node.to, node.step];
    case 'apply':
      return [node.target, ...node.positional, ...node.named.map(({ value }) => value)];
    case 'function': {
      const names = node.parameters.map(({ name }) => name);
      return within(names, 0, [...node.parameters.map(({ fallback }) => fallback), node.body]);
    }
    case 'local':
      return within(namesOf(node.binds), 0, [...bodiesOf(node.binds), node.body]);
    case 'if':
      return [node.condition, node.then, node.otherwise];
    case 'error':
      return [node.message];
    case 'assert':
      return [node.condition, node.message, node.body];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'array-comprehension':
      return comprehensionSteps(node.specs, [node.body]);
    case 'object':
      return objectSteps(node);
    case 'object-comprehension':
      return objectComprehensionSteps(node);
  }
}

const NONE: readonly Step[] = [];

/** Names of fields stand outside of the object. */
function objectSteps({ fields, locals, asserts }: ObjectNode): readonly (Step | undefined)[] {
  return [
    ...fields.map(({ name }) => name),
    ...within(namesOf(locals), 1, [
      ...bodiesOf(locals),
      ...fields.map(({ body }) => body),
      ...asserts.flatMap(({ condition, message }) => [condition, message]),
    ]),
  ];
}

function objectComprehensionSteps({
  field,
  locals,
  specs,
}: ObjectComprehension): readonly (Step | undefined)[] {
  const inside = within(namesOf(locals), 1, [...bodiesOf(locals), field.body]);
  return comprehensionSteps(specs, [field.name, ...inside]);
}

/** Each variable is there for all that comes behind its list. */
function comprehensionSteps(
  specs: readonly CompSpec[],
  body: readonly (Step | undefined)[],
): readonly (Step | undefined)[] {
  const steps: (Step | undefined)[] = [];
  const names: string[] = [];
  for (const spec of specs) {
    if (spec.kind === 'if') steps.push(spec.condition);
    else {
      steps.push(spec.list, { kind: 'enter', names: [spec.name], objects: 0 });
      names.push(spec.name);
    }
  }
  return [...steps, ...body, { kind: 'leave', names, objects: 0 }];
}

function within(
  names: readonly string[],
  objects: 0 | 1,
  steps: readonly (Step | undefined)[],
): readonly (Step | undefined)[] {
  return [{ kind: 'enter', names, objects }, ...steps, { kind: 'leave', names, objects }];
}

function namesOf(binds: readonly Bind[]): readonly string[] {
  return binds.map(({ name }) => name);
}

function bodiesOf(binds: readonly Bind[]): readonly Node[] {
  return binds.map(({ body }) => body);
}
