import type { AssertSpec, Bind, Field, Node, ObjectComprehension, ObjectNode, Visibility } from './ast.ts';
import { readBind } from './read-bind.ts';
import { readComprehension } from './read-comprehension.ts';
import { readSugar } from './read-parameters.ts';
import type { Reader } from './reader.ts';
import { isString, type Token } from './token.ts';

/** What was read of an object so far. */
interface Parts {
  readonly fields: Field[];
  readonly locals: Bind[];
  readonly asserts: AssertSpec[];
  /** Names of fields as they are written, to tell those written twice. */
  readonly written: Set<string>;
  readonly bound: Set<string>;
}

/** An object or its comprehension; the opening brace, which stands at `begin`, is read. */
export function readObject(reader: Reader, begin: number, depth: number): ObjectNode | ObjectComprehension {
  reader.checkDepth(depth);
  const parts: Parts = { fields: [], locals: [], asserts: [], written: new Set(), bound: new Set() };
  for (let comma = true; reader.token.kind !== '}'; comma = reader.skip(',')) {
    if (reader.token.kind === 'for') return readObjectComprehension(reader, parts, begin, depth);
    if (!comma) reader.failAt(reader.token, reader.words.commaBeforeField);
    readMember(reader, parts, depth);
  }
  const { fields, locals, asserts } = parts;
  return { kind: 'object', fields, locals, asserts, span: reader.span(begin, reader.next().end) };
}

function readMember(reader: Reader, parts: Parts, depth: number): void {
  const token = reader.next();
  if (token.kind === 'local') parts.locals.push(readBind(reader, parts.bound, depth));
  else if (token.kind === 'assert') parts.asserts.push(readAssert(reader, token, depth));
  else parts.fields.push(readField(reader, token, parts, depth));
}

/** Also the beginning of an `assert` expression; the word is read. */
export function readAssert(reader: Reader, word: Token, depth: number): AssertSpec {
  const condition = reader.expression(depth + 1);
  if (!reader.isOperator(':')) return { condition, span: reader.span(word.begin, reader.end) };
  reader.next();
  const message = reader.expression(depth + 1);
  return { condition, message, span: reader.span(word.begin, reader.end) };
}

function readField(reader: Reader, token: Token, parts: Parts, depth: number): Field {
  const name = readName(reader, token, depth);
  const computed = token.kind === '[';
  const readDefinition = (isMethod: boolean) => {
    const { plus, visibility } = readColons(reader, token);
    if (plus && isMethod) reader.failAt(token, reader.words.plusMethod(computed ? '' : token.data));
    if (!computed && parts.written.has(token.data)) {
      reader.failAt(token, reader.words.duplicateField(token.data));
    }
    if (!computed) parts.written.add(token.data);
    return { plus, visibility, body: reader.expression(depth + 1) };
  };
  if (reader.token.kind !== '(') {
    const { plus, visibility, body } = readDefinition(false);
    return { name, computed, visibility, plus, body, span: reader.span(token.begin, reader.end) };
  }
  let visibility: Visibility = 'default';
  const body = readSugar(reader, 'method parameter', depth, () => {
    const definition = readDefinition(true);
    ({ visibility } = definition);
    return definition.body;
  });
  return { name, computed, visibility, plus: false, body, span: reader.span(token.begin, reader.end) };
}

function readName(reader: Reader, token: Token, depth: number): Node {
  if (token.kind === 'IDENTIFIER') return reader.nameLiteral(token);
  if (isString(token)) return reader.stringLiteral(token);
  if (token.kind !== '[') reader.failAt(token, reader.words.unexpected(token, 'parsing field definition'));
  const name = reader.expression(depth + 1);
  reader.expect(']');
  return name;
}

const VISIBILITIES: ReadonlyMap<string, Visibility> = new Map([
  [':', 'default'],
  ['::', 'hidden'],
  [':::', 'visible'],
]);

function readColons(
  reader: Reader,
  name: Token,
): { readonly plus: boolean; readonly visibility: Visibility } {
  const operator = reader.expect('OPERATOR');
  const plus = operator.data.startsWith('+');
  const visibility = VISIBILITIES.get(plus ? operator.data.slice(1) : operator.data);
  if (visibility === undefined) {
    const { words } = reader;
    reader.failAt(words.fieldOperatorPlace === 'name' ? name : operator, words.fieldOperator(operator.data));
  }
  return { plus, visibility };
}

function readObjectComprehension(
  reader: Reader,
  { fields, locals, asserts }: Parts,
  begin: number,
  depth: number,
): ObjectComprehension {
  const { token, words } = reader;
  const [field] = fields;
  if (asserts.length > 0) reader.failAt(token, words.comprehensionAssert);
  if (field === undefined || fields.length > 1) reader.failAt(token, words.comprehensionFields);
  if (field.visibility !== 'default') reader.failAt(token, words.comprehensionHidden);
  if (!field.computed) reader.failAt(token, words.comprehensionName);
  const { specs, end } = readComprehension(reader, '}', depth + 1);
  return { kind: 'object-comprehension', field, locals, specs, span: reader.span(begin, end) };
}
