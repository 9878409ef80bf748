import type { Wording } from '../wording.ts';
import type { Node } from './ast.ts';
import { ExpressionReader } from './expression-reader.ts';
import { lex } from './lex.ts';
import type { Source } from './location.ts';

export interface ParseOptions {
  readonly wording: Wording;
  /** How deep expressions may nest, as the reference counts: 1000 unless told, which is 499 brackets or 332 braces. */
  readonly depth?: number;
}

const DEPTH = 1000;

/**
 * The program that a text says. Throws a static JsonnetError, also when expressions nest too deep. Chains (`a + b + c`,
 * `a.b.c`, `local …; local …;`, `else if`) do not count as nested: the tree may be as deep as the text is long.
 */
export function parse(source: Source, { wording, depth = DEPTH }: ParseOptions): Node {
  const reader = new ExpressionReader(lex(source, wording), { source, wording, depth });
  const program = readProgram(reader);
  if (reader.token.kind !== 'end of file') {
    reader.failAt(reader.token, reader.words.leftOver(reader.token));
  }
  return program;
}

function readProgram(reader: ExpressionReader): Node {
  try {
    return reader.expression(0);
  } catch (error) {
    // Whoever calls us may have left less of the host's stack than the limit needs.
    if (error instanceof RangeError) reader.failAt(reader.token, reader.words.tooDeep);
    throw error;
  }
}
