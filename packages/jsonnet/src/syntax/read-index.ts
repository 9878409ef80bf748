import type { Index, Node, Slice } from './ast.ts';
import type { Reader } from './reader.ts';

/** `[key]` or `[from:to:step]` behind `target`, the opening bracket being read. `begin` is where the target begins. */
export function readIndex(reader: Reader, target: Node, begin: number, depth: number): Index | Slice {
  const parts: [from?: Node, to?: Node, step?: Node] = [];
  let colons = 0;
  let ready = true;
  while (reader.token.kind !== ']') {
    const { token } = reader;
    const step = colonsOf(reader);
    if (step > 0) {
      if (colons + step > 2) reader.failAt(token, reader.words.afterIndex(token, colons));
      colons += step;
      ready = true;
      reader.next();
    } else {
      if (!ready) reader.failAt(token, reader.words.afterIndex(token, colons));
      parts[colons] = reader.expression(depth + 1);
      ready = false;
    }
  }
  const close = reader.token;
  const [from, to, step] = parts;
  if (colons === 0 && from === undefined) reader.failAt(close, reader.words.emptyIndex(close));
  reader.next();
  const span = reader.span(begin, close.end);
  if (colons === 0 && from !== undefined) return { kind: 'index', target, key: from, span };
  return {
    kind: 'slice',
    target,
    span,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(step === undefined ? {} : { step }),
  };
}

function colonsOf(reader: Reader): number {
  if (reader.isOperator(':')) return 1;
  return reader.isOperator('::') ? 2 : 0;
}
