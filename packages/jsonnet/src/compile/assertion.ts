import type { Code, Site } from '../runtime/frame.ts';
import { typeName } from '../runtime/value.ts';
import type { Words } from '../runtime/words.ts';
import type { Node } from '../syntax/ast.ts';
import type { Compiler } from './compiler.ts';
import type { Block } from './scope.ts';

/** Fails when the condition does not hold. */
export function assertion(
  compiler: Compiler,
  node: { readonly condition: Node; readonly message?: Node },
  block: Block,
  otherwise: { readonly site: Site; readonly say: (words: Words) => string },
): Code {
  const condition = compiler.code(node.condition, block);
  const message = node.message === undefined ? undefined : compiler.code(node.message, block);
  const { site, say } = otherwise;
  return (frame, run) => {
    const holds = condition(frame, run);
    if (holds === true) return true;
    run.at(site, frame);
    if (holds !== false) return run.failFor((words) => words.condition(typeName(holds)));
    const text = message === undefined ? say(run.words) : run.text(message(frame, run));
    run.at(site, frame);
    return run.fail(text);
  };
}
