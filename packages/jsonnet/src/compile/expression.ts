import { finite } from '../runtime/arithmetic.ts';
import type { Code, LazyCode } from '../runtime/frame.ts';
import { CodeThunk } from '../runtime/thunk.ts';
import type { ThunkPlan } from '../runtime/thunk.ts';
import { typeName } from '../runtime/value.ts';
import type { Value } from '../runtime/value.ts';
import type { Assert, Dollar, ErrorNode, If, Import, Local, Node, Self, Variable } from '../syntax/ast.ts';
import { indexCode, inSuperCode, sliceCode, superIndexCode } from './access.ts';
import { arrayCode, arrayComprehensionCode, arrayLazy } from './array.ts';
import { applyCode } from './apply.ts';
import type { Compiler, Files, Library } from './compiler.ts';
import { assertion } from './assertion.ts';
import { folded } from './fold.ts';
import { functionCode } from './function.ts';
import { objectCode, objectComprehensionCode, objectLazy } from './object.ts';
import { binaryCode, unaryCode } from './operator.ts';
import { Block } from './scope.ts';
import { siteOf, up, variableCode, variableLazy } from './variable.ts';

/** Turns expressions into closures, once: names are slots by then, and what can be decided is. */
export class ExpressionCompiler implements Compiler {
  readonly files: Files;
  readonly std: Library;

  constructor(files: Files, std: Library) {
    this.files = files;
    this.std = std;
  }

  code(node: Node, block: Block): Code {
    return this.#code(node, block, false);
  }

  tail(node: Node, block: Block): Code {
    return this.#code(node, block, true);
  }

  lazy(node: Node, block: Block, label: string): LazyCode {
    const known = this.#known(node, block);
    if (known !== undefined) return () => known;
    switch (node.kind) {
      case 'function':
        return this.code(node, block);
      case 'self':
      case 'dollar':
        return this.code(node, block);
      case 'array':
        return arrayLazy(this, node, block);
      case 'object': {
        const code = objectLazy(this, node, block);
        if (code !== undefined) return code;
        break;
      }
      default:
    }
    if (node.kind === 'variable') {
      const reference = block.resolve(node.name);
      const plan: ThunkPlan = { code: this.code(node, block), site: siteOf(node, block), label };
      if (reference !== undefined) return variableLazy(reference, plan);
    }
    return this.#thunk(node, block, label);
  }

  later(node: Node, block: Block, label: string): LazyCode {
    return node.kind === 'variable' ? this.#thunk(node, block, label) : this.lazy(node, block, label);
  }

  #thunk(node: Node, block: Block, label: string): LazyCode {
    const plan: ThunkPlan = { code: this.code(node, block), site: siteOf(node, block), label };
    return (frame) => new CodeThunk(plan, frame);
  }

  /** What is a value before anything runs. */
  #known(node: Node, block: Block): Value | undefined {
    const value = folded(node);
    if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
    if (value !== undefined) return value;
    if (node.kind === 'variable' && node.name === 'std' && block.resolve('std') === undefined) {
      return this.std.object;
    }
    return undefined;
  }

  #code(node: Node, block: Block, tail: boolean): Code {
    const known = this.#known(node, block);
    if (known !== undefined) return () => known;
    switch (node.kind) {
      case 'literal':
        return this.#boundless(node, block);
      case 'array':
        return arrayCode(this, node, block);
      case 'array-comprehension':
        return arrayComprehensionCode(this, node, block);
      case 'object':
        return objectCode(this, node, block);
      case 'object-comprehension':
        return objectComprehensionCode(this, node, block);
      case 'self':
      case 'dollar':
        return this.#self(node, block);
      case 'variable':
        return this.#variable(node, block);
      case 'index':
        return indexCode(this, node, block);
      case 'super-index':
        return superIndexCode(this, node, block);
      case 'in-super':
        return inSuperCode(this, node, block);
      case 'slice':
        return sliceCode(this, node, block);
      case 'apply':
        return applyCode(this, node, block, tail);
      case 'function':
        return functionCode(this, node, block);
      case 'local':
        return this.#local(node, block, tail);
      case 'if':
        return this.#if(node, block, tail);
      case 'error':
        return this.#error(node, block);
      case 'assert':
        return this.#assert(node, block, tail);
      case 'unary':
        return unaryCode(this, node, block);
      case 'binary':
        return binaryCode(this, node, block);
      case 'import':
        return this.#import(node, block);
    }
  }

  /** A number beyond all doubles. */
  #boundless(node: Node, block: Block): Code {
    const site = siteOf(node, block);
    return (frame, run) => {
      run.at(site, frame);
      return run.wording === 'go' ? run.fail('overflow') : finite(run, Infinity);
    };
  }

  #self(node: Self | Dollar, block: Block): Code {
    const hops = block.object(node.kind === 'dollar') ?? 0;
    if (hops === 0) return (frame) => frame.object ?? null;
    return (frame) => up(frame, hops).object ?? null;
  }

  #variable(node: Variable, block: Block): Code {
    const reference = block.resolve(node.name);
    const std = this.std.object;
    return reference === undefined ? () => std : variableCode(reference, siteOf(node, block));
  }

  /** A chain of locals is one step: texts may have thousands, one below the other. */
  #local(first: Local, block: Block, tail: boolean): Code {
    const slots: number[] = [];
    const codes: LazyCode[] = [];
    let node: Node = first;
    let within = block;
    for (; node.kind === 'local'; node = node.body) {
      within = new Block(within, block.home);
      for (const { name } of node.binds) slots.push(within.declare(name));
      for (const { name, body } of node.binds) codes.push(this.lazy(body, within, name));
    }
    const body = this.#code(node, within, tail);
    const slot = slots[0] ?? 0;
    const code = codes[0];
    if (code !== undefined && codes.length === 1) {
      return (frame, run) => {
        frame.slots[slot] = code(frame, run);
        return body(frame, run);
      };
    }
    return (frame, run) => {
      for (let at = 0; at < codes.length; at += 1) {
        frame.slots[slots[at] as number] = (codes[at] as LazyCode)(frame, run);
      }
      return body(frame, run);
    };
  }

  /** So is `else if`. */
  #if(first: If, block: Block, tail: boolean): Code {
    const conditions: Code[] = [];
    const thens: Code[] = [];
    const sites = [siteOf(first, block)];
    let node: Node | undefined = first;
    for (; node?.kind === 'if'; node = node.otherwise) {
      conditions.push(this.code(node.condition, block));
      thens.push(this.#code(node.then, block, tail));
      sites.push(siteOf(node, block));
    }
    const last = node === undefined ? () => null : this.#code(node, block, tail);
    const condition = conditions[0] as Code;
    const then = thens[0] as Code;
    const site = sites[1];
    if (conditions.length === 1 && site !== undefined) {
      return (frame, run) => {
        const holds = condition(frame, run);
        if (holds === true) return then(frame, run);
        if (holds === false) return last(frame, run);
        run.at(site, frame);
        return run.failFor((words) => words.condition(typeName(holds)));
      };
    }
    return (frame, run) => {
      for (let at = 0; at < conditions.length; at += 1) {
        const holds = (conditions[at] as Code)(frame, run);
        if (holds === true) return (thens[at] as Code)(frame, run);
        if (holds !== false) {
          run.at(sites[at + 1] ?? (sites[0] as never), frame);
          return run.failFor((words) => words.condition(typeName(holds)));
        }
      }
      return last(frame, run);
    };
  }

  #error(node: ErrorNode, block: Block): Code {
    const message = this.code(node.message, block);
    const site = siteOf(node, block);
    return (frame, run) => {
      const said = message(frame, run);
      run.at(site, frame);
      return run.fail(run.text(said));
    };
  }

  #assert(first: Assert, block: Block, tail: boolean): Code {
    const checks: Code[] = [];
    let node: Node = first;
    for (; node.kind === 'assert'; node = node.body) {
      const site = siteOf(node, block);
      checks.push(assertion(this, node, block, { site, say: (words) => words.assertion }));
    }
    const body = this.#code(node, block, tail);
    return (frame, run) => {
      for (const check of checks) check(frame, run);
      return body(frame, run);
    };
  }

  #import(node: Import, block: Block): Code {
    const from = node.span.source.name;
    const site = siteOf(node, block);
    let code: Code | undefined;
    return (frame, run) => {
      run.at(site, frame);
      code ??= this.files.load(run, node.as, from, node.path);
      return code(frame, run);
    };
  }
}
