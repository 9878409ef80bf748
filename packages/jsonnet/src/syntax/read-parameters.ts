import type { FunctionNode, NamedArgument, Node, Parameter } from './ast.ts';
import type { Reader } from './reader.ts';
import type { Token } from './token.ts';

/** What stands between the parentheses of a call; the opening one is read. */
export interface Arguments {
  readonly positional: readonly Node[];
  readonly named: readonly NamedArgument[];
  /** Behind the closing parenthesis. */
  readonly end: number;
}

interface Place {
  readonly begin: number;
  readonly end: number;
}

export function readArguments(reader: Reader, depth: number): Arguments {
  const positional: Node[] = [];
  const named: NamedArgument[] = [];
  let misplaced: Place | undefined;
  const { end } = readList(reader, 'function argument', (token) => {
    if (isNamed(reader)) {
      reader.next();
      reader.next();
      const value = reader.expression(depth + 1);
      named.push({ name: token.data, value, span: reader.span(token.begin, reader.end) });
      return;
    }
    positional.push(reader.expression(depth + 1));
    if (named.length > 0) misplaced ??= { begin: token.begin, end: reader.end };
    if (misplaced !== undefined && reader.words.positionalPlace === 'token') {
      reader.failAt(token, reader.words.positionalAfterNamed);
    }
  });
  if (misplaced !== undefined) reader.failAt(misplaced, reader.words.positionalAfterNamed);
  return { positional, named, end };
}

/** `f(a, b=1) = body` of a bind or `f(a, b=1): body` of a field, from the opening parenthesis on. */
export function readSugar(
  reader: Reader,
  what: 'function parameter' | 'method parameter',
  depth: number,
  readBody: () => Node,
): FunctionNode {
  reader.next();
  const parameters = readParameters(reader, what, depth);
  const body = readBody();
  return { kind: 'function', parameters, body, span: body.span };
}

/** The parameters of a function, its opening parenthesis being read. */
export function readParameters(
  reader: Reader,
  what: 'function parameter' | 'method parameter',
  depth: number,
): readonly Parameter[] {
  const parameters: Parameter[] = [];
  let odd: { readonly place: Place; readonly token: Token } | undefined;
  readList(reader, what, (token) => {
    if (isNamed(reader)) {
      reader.next();
      reader.next();
      const fallback = reader.expression(depth + 1);
      parameters.push({ name: token.data, fallback, span: reader.span(token.begin, reader.end) });
    } else if (isAlone(reader)) {
      reader.next();
      parameters.push({ name: token.data, span: reader.span(token.begin, token.end) });
    } else {
      if (reader.words.parameterPlace === 'token') reader.failAt(token, reader.words.parameter(token));
      reader.expression(depth + 1);
      odd ??= { place: { begin: token.begin, end: reader.end }, token };
    }
  });
  if (odd !== undefined) reader.failAt(odd.place, reader.words.parameter(odd.token));
  return parameters;
}

/** Items between commas up to the closing parenthesis, which is read and returned. */
function readList(reader: Reader, what: string, readItem: (first: Token) => void): Token {
  for (let comma = true; reader.token.kind !== ')'; comma = reader.skip(',')) {
    const { token } = reader;
    if (!comma) reader.failAt(token, reader.words.commaBeforeArgument(what, token));
    readItem(token);
  }
  return reader.next();
}

/** `x =`, but not `x ==`. */
function isNamed({ token, following }: Reader): boolean {
  return token.kind === 'IDENTIFIER' && following.kind === 'OPERATOR' && following.data === '=';
}

/** Whether a name is not the beginning of a longer expression, as far as parameters go. */
function isAlone(reader: Reader): boolean {
  if (reader.token.kind !== 'IDENTIFIER') return false;
  if (reader.words.parameterPlace === 'token') return true;
  return !CONTINUES.has(reader.following.kind);
}

const CONTINUES: ReadonlySet<string> = new Set(['.', '[', '(', '{', 'OPERATOR', 'in']);
