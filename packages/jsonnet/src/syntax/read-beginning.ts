import type { Bind, If, Import, Node } from './ast.ts';
import { readBind } from './read-bind.ts';
import { readAssert } from './read-object.ts';
import { readParameters } from './read-parameters.ts';
import type { Reader } from './reader.ts';
import { isString } from './token.ts';

/** `local x = 1;`, `if a then b else` and the like, waiting for the expression behind it. */
export type Beginning = (rest: Node) => Node;

/**
 * What a word begins: the part before its last expression, or all of it when it has no such. `undefined` when the next
 * token is no such word.
 */
export function readBeginning(reader: Reader, depth: number): Beginning | Node | undefined {
  switch (reader.token.kind) {
    case 'local':
      return readLocal(reader, depth);
    case 'if':
      return readIf(reader, depth);
    case 'function':
      return readFunction(reader, depth);
    case 'error':
      return readError(reader);
    case 'assert':
      return readAssertion(reader, depth);
    case 'import':
      return readImport(reader, 'code', depth);
    case 'importstr':
      return readImport(reader, 'text', depth);
    case 'importbin':
      return readImport(reader, 'bytes', depth);
    default:
      return undefined;
  }
}

function readLocal(reader: Reader, depth: number): Beginning {
  const { begin } = reader.next();
  const binds: Bind[] = [];
  const bound = new Set<string>();
  do {
    binds.push(readBind(reader, bound, depth + 1));
    if (reader.token.kind !== ',' && reader.token.kind !== ';') {
      reader.failAt(reader.token, reader.words.expectedDelimiter(reader.token));
    }
  } while (reader.next().kind === ',');
  return (body) => ({ kind: 'local', binds, body, span: reader.span(begin, reader.end) });
}

function readIf(reader: Reader, depth: number): Beginning | Node {
  const { begin } = reader.next();
  const condition = reader.expression(depth + 1);
  reader.expect('then');
  const then = reader.expression(depth + 1);
  // oxlint-disable-next-line unicorn/no-thenable -- the language's word; no node is ever awaited.
  const node = (): If => ({ kind: 'if', condition, then, span: reader.span(begin, reader.end) });
  return reader.skip('else') ? (otherwise) => ({ ...node(), otherwise }) : node();
}

function readFunction(reader: Reader, depth: number): Beginning {
  const { begin } = reader.next();
  const { token } = reader;
  if (token.kind !== '(') reader.failAt(token, reader.words.expectedParenthesis(token));
  reader.next();
  const parameters = readParameters(reader, 'function parameter', depth);
  return (body) => ({ kind: 'function', parameters, body, span: reader.span(begin, reader.end) });
}

function readError(reader: Reader): Beginning {
  const { begin } = reader.next();
  return (message) => ({ kind: 'error', message, span: reader.span(begin, reader.end) });
}

function readAssertion(reader: Reader, depth: number): Beginning {
  const word = reader.next();
  const { span: _, ...check } = readAssert(reader, word, depth);
  reader.expect(';');
  return (body) => ({ kind: 'assert', ...check, body, span: reader.span(word.begin, reader.end) });
}

function readImport(reader: Reader, as: Import['as'], depth: number): Import {
  const { begin } = reader.next();
  const first = reader.token;
  const path = reader.expression(depth + 1);
  const place = { begin: first.begin, end: reader.end };
  if (path.kind !== 'literal' || !isString(first)) reader.failAt(place, reader.words.computedImport);
  if (first.kind === 'STRING_BLOCK') reader.failAt(place, reader.words.blockImport);
  return { kind: 'import', as, path: String(path.value), span: reader.span(begin, reader.end) };
}
