import type { Bind } from './ast.ts';
import { readSugar } from './read-parameters.ts';
import type { Reader } from './reader.ts';

/** `x = e` or `f(x) = e` of a `local`. No name may be bound twice; `bound` collects them. */
export function readBind(reader: Reader, bound: Set<string>, depth: number): Bind {
  const name = reader.expect('IDENTIFIER');
  if (bound.has(name.data)) reader.failAt(name, reader.words.duplicateLocal(name.data));
  bound.add(name.data);
  const readBody = () => {
    reader.expectOperator('=');
    return reader.expression(depth + 1);
  };
  const body =
    reader.token.kind === '(' ? readSugar(reader, 'function parameter', depth, readBody) : readBody();
  return { name: name.data, body, span: reader.span(name.begin, reader.end) };
}
