import { Frame } from '../runtime/frame.ts';
import type { Code } from '../runtime/frame.ts';
import type { Evaluation } from '../runtime/evaluation.ts';
import { libraryOf } from '../runtime/library.ts';
import type { Lazy, Value } from '../runtime/value.ts';
import { check } from '../syntax/check.ts';
import type { Source } from '../syntax/location.ts';
import { parse } from '../syntax/parse.ts';
import type { Wording } from '../wording.ts';
import type { Files } from './compiler.ts';
import { ExpressionCompiler } from './expression.ts';
import { Block, home } from './scope.ts';

/** A compiled file. */
export interface Unit {
  evaluate(run: Evaluation): Value;
}

/** Fails, in a static error, when the text is no program. */
export function compileUnit(source: Source, wording: Wording, files: Files): Unit {
  const node = parse(source, { wording });
  check(node, { wording, known: ['std'] });
  const within = home();
  const compiler = new ExpressionCompiler(files, libraryOf(source.name));
  const code: Code = compiler.code(node, new Block(undefined, within));
  return {
    evaluate: (run) => {
      const slots = new Array<Lazy | undefined>(within.size);
      return code(new Frame(undefined, slots, undefined, 0), run);
    },
  };
}
