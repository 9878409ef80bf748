import type { Evaluation } from '../runtime/evaluation.ts';
import { addValues } from '../runtime/arithmetic.ts';
import { ComprehensionLayer } from '../runtime/comprehension-layer.ts';
import type { EachPlan, Entry } from '../runtime/comprehension-layer.ts';
import type { Code, Frame, Site } from '../runtime/frame.ts';
import type { Assertion, FieldPlan } from '../runtime/layer.ts';
import { LiteralLayer, unsorted } from '../runtime/literal-layer.ts';
import type { Shape } from '../runtime/literal-layer.ts';
import { SingleObject } from '../runtime/object.ts';
import type { LayeredObject } from '../runtime/object.ts';
import { typeName } from '../runtime/value.ts';
import type { AssertSpec, Bind, Field, ObjectComprehension, ObjectNode } from '../syntax/ast.ts';
import { superField } from './access.ts';
import { comprehension } from './array.ts';
import type { Compiler } from './compiler.ts';
import { assertion } from './assertion.ts';
import { Block, home } from './scope.ts';
import { siteOf } from './variable.ts';

interface Part {
  /** The name, where the text says it. */
  readonly known: string | undefined;
  readonly name: Code;
  readonly plan: FieldPlan;
  /** For `[e]+:`, whose name is known only when it runs. */
  readonly named: ((name: string) => Code) | undefined;
}

interface Parts {
  readonly parts: readonly Part[];
  readonly common: Omit<Shape, 'fields' | 'sorted'>;
}

function partsOf(compiler: Compiler, node: ObjectNode, block: Block): Parts {
  const within = home(true);
  const inside = new Block(block, within);
  const locals = localsOf(compiler, node.locals, inside);
  const site = siteOf(node, block);
  const parts = node.fields.map((field): Part => {
    const known = nameOf(field);
    const body = bodyOf(compiler, field, inside, site);
    const slot = within.size;
    within.size += 1;
    return {
      known,
      name: compiler.code(field.name, block),
      plan: {
        code: body(known ?? ''),
        site: siteOf(field.body, inside),
        visibility: field.visibility,
        slot,
      },
      named: field.plus && known === undefined ? body : undefined,
    };
  });
  const asserts = node.asserts.map((spec) => objectAssert(compiler, spec, inside));
  return { parts, common: { locals, asserts, home: within } };
}

function nameOf(field: Field): string | undefined {
  const { name } = field;
  return name.kind === 'literal' && typeof name.value === 'string' ? name.value : undefined;
}

function localsOf(compiler: Compiler, binds: readonly Bind[], inside: Block): Shape['locals'] {
  const slots = binds.map(({ name }) => inside.declare(name));
  return binds.map(({ name, body }, at) => ({
    slot: slots[at] as number,
    code: compiler.lazy(body, inside, name),
  }));
}

function objectAssert(compiler: Compiler, spec: AssertSpec, inside: Block): Assertion {
  const { condition, message } = spec;
  const site = siteOf(message ?? condition, inside);
  const check = assertion(compiler, spec, inside, { site, say: (words) => words.objectAssertion });
  return { check };
}

/** The body of a field; with `+:` it is added to what super has, so it depends on the name. */
function bodyOf(compiler: Compiler, field: Field, inside: Block, site: Site): (name: string) => Code {
  const body = compiler.code(field.body, inside);
  if (!field.plus) return () => body;
  return (name) => (frame, run) => {
    const object = frame.object as LayeredObject;
    if (!object.hasFrom(name, frame.layer + 1)) return body(frame, run);
    run.at(site, frame);
    const inherited = superField(run, frame, name);
    const own = body(frame, run);
    run.at(site, frame);
    return addValues(run, inherited, own);
  };
}

/** An object whose names the text says: made at once, for that cannot fail. */
export function objectLazy(compiler: Compiler, node: ObjectNode, block: Block): Code | undefined {
  const names = node.fields.map(nameOf);
  if (names.includes(undefined) || new Set(names).size < names.length) return undefined;
  const { parts, common } = partsOf(compiler, node, block);
  const fields = new Map(parts.map(({ known, plan }) => [known ?? '', plan]));
  const shape: Shape = { ...common, fields, sorted: unsorted() };
  return (frame, run) => {
    run.allocate(1);
    return new SingleObject(new LiteralLayer(shape, frame));
  };
}

export function objectCode(compiler: Compiler, node: ObjectNode, block: Block): Code {
  return objectLazy(compiler, node, block) ?? computedObject(compiler, node, block);
}

function computedObject(compiler: Compiler, node: ObjectNode, block: Block): Code {
  const { parts, common } = partsOf(compiler, node, block);
  const site = siteOf(node, block);
  return (frame, run) => {
    const fields = new Map<string, FieldPlan>();
    for (const { name, plan, named } of parts) {
      const found = name(frame, run);
      if (found === null) continue;
      run.at(site, frame);
      if (typeof found !== 'string') return run.failFor((words) => words.fieldName(typeName(found)));
      run.read(found);
      if (fields.has(found)) return run.failFor((words) => words.duplicate(found));
      fields.set(found, named === undefined ? plan : { ...plan, code: named(found) });
    }
    run.allocate(fields.size);
    return new SingleObject(new LiteralLayer({ ...common, fields, sorted: unsorted() }, frame));
  };
}

export function objectComprehensionCode(compiler: Compiler, node: ObjectComprehension, block: Block): Code {
  const { field } = node;
  const site = siteOf(node, block);
  const { loop, inside } = comprehension(compiler, node.specs, block, site);
  const key = compiler.code(field.name, inside);
  const within = home(true);
  const object = new Block(inside, within);
  const locals = localsOf(compiler, node.locals, object);
  const body = bodyOf(compiler, field, object, site);
  const plain = field.plus ? undefined : body('');
  const plan: EachPlan = {
    code: plain === undefined ? body : () => plain,
    site: siteOf(field.body, object),
    visibility: field.visibility,
    locals,
    home: within,
  };
  return (frame, run) => {
    const entries = new Map<string, Entry>();
    loop(frame, run, (up) => {
      const name = key(up, run);
      if (name !== null) addEntry(run, entries, name, { up, site, frame });
    });
    return new SingleObject(new ComprehensionLayer(plan, entries));
  };
}

function addEntry(
  run: Evaluation,
  entries: Map<string, Entry>,
  name: ReturnType<Code>,
  { up, site, frame }: { readonly up: Frame; readonly site: Site; readonly frame: Frame },
): void {
  run.at(site, frame);
  run.allocate(1);
  if (typeof name !== 'string') {
    run.failFor((words) => words.comprehensionField(typeName(name)));
  } else {
    run.read(name);
    if (entries.has(name)) run.failFor((words) => words.duplicate(name));
    entries.set(name, { index: entries.size, up });
  }
}
