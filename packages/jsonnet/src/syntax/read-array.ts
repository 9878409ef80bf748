import type { ArrayComprehension, ArrayNode, Node } from './ast.ts';
import { readComprehension } from './read-comprehension.ts';
import type { Reader } from './reader.ts';

/** An array or its comprehension; the opening bracket, which stands at `begin`, is read. */
export function readArray(reader: Reader, begin: number, depth: number): ArrayNode | ArrayComprehension {
  const items: Node[] = [];
  for (let comma = true; reader.token.kind !== ']'; comma = reader.skip(',')) {
    const [body] = items;
    if (reader.token.kind === 'for' && body !== undefined && items.length === 1) {
      const { specs, end } = readComprehension(reader, ']', depth + 1);
      return { kind: 'array-comprehension', body, specs, span: reader.span(begin, end) };
    }
    if (!comma) reader.failAt(reader.token, reader.words.commaBeforeElement);
    items.push(reader.expression(depth + 1));
  }
  return { kind: 'array', items, span: reader.span(begin, reader.next().end) };
}
