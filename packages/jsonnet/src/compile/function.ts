import type { Code } from '../runtime/frame.ts';
import { Closure } from '../runtime/closure.ts';
import type { FunctionPlan } from '../runtime/closure.ts';
import type { FunctionNode } from '../syntax/ast.ts';
import type { Compiler } from './compiler.ts';
import { Block, home } from './scope.ts';

export function functionCode(compiler: Compiler, node: FunctionNode, block: Block): Code {
  const within = home();
  const inside = new Block(block, within);
  for (const { name } of node.parameters) inside.declare(name);
  const parameters = node.parameters.map(({ name, fallback }) => ({
    name,
    optional: fallback !== undefined,
    fallback: fallback === undefined ? undefined : compiler.later(fallback, inside, name),
  }));
  const body = compiler.tail(node.body, inside);
  const plan: FunctionPlan = { parameters, home: within, body };
  return (frame) => new Closure(plan, frame);
}
