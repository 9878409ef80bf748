import type { CompSpec } from './ast.ts';
import type { Reader } from './reader.ts';

/** What is behind the body of a comprehension, from its first `for` to the bracket that closes it. */
export function readComprehension(
  reader: Reader,
  close: ']' | '}',
  depth: number,
): { readonly specs: readonly CompSpec[]; readonly end: number } {
  const specs: CompSpec[] = [];
  for (;;) {
    const { token } = reader;
    switch (token.kind) {
      case 'for': {
        reader.next();
        reader.checkDepth(depth);
        const name = reader.expect('IDENTIFIER').data;
        reader.expect('in');
        const list = reader.expression(depth + 1);
        specs.push({ kind: 'for', name, list, span: reader.span(token.begin, reader.end) });
        break;
      }
      case 'if': {
        reader.next();
        const condition = reader.expression(depth + 1);
        specs.push({ kind: 'if', condition, span: reader.span(token.begin, reader.end) });
        break;
      }
      case close:
        return { specs, end: reader.next().end };
      default:
        reader.failAt(token, reader.words.afterFor(close, token));
    }
  }
}
