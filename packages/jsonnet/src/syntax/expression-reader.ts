import type { BinaryOperator, Literal, Node, SuperIndex } from './ast.ts';
import { binaryLevel, isUnary, LOOSEST, UNARY_LEVEL } from './operators.ts';
import { readArray } from './read-array.ts';
import { readBeginning, type Beginning } from './read-beginning.ts';
import { readIndex } from './read-index.ts';
import { readObject } from './read-object.ts';
import { readArguments } from './read-parameters.ts';
import { Reader } from './reader.ts';
import { isString, type Token } from './token.ts';

export class ExpressionReader extends Reader {
  /**
   * What begins with a word goes on as far as it can whatever the level, and is read in a loop: such chains are long in
   * practice.
   */
  override expression(depth: number, level: number = LOOSEST): Node {
    const beginnings: Beginning[] = [];
    this.checkDepth(depth + 1);
    let read = readBeginning(this, depth + 1);
    for (; typeof read === 'function'; read = readBeginning(this, depth + 1)) beginnings.push(read);
    let node = read ?? this.#operators(beginnings.length > 0 ? LOOSEST : level, depth);
    for (let index = beginnings.length - 1; index >= 0; index--) {
      node = beginnings[index]?.(node) ?? node;
    }
    return node;
  }

  /** Operators, and what follows on a terminal: calls, indices, braces. Left to right in a loop, right by recursion. */
  #operators(level: number, depth: number): Node {
    const first = this.next();
    const { begin } = first;
    let left = this.#terminal(first, depth + 1);
    // Parentheses belong to what is around them, not to the node inside.
    if (first.kind !== '(') this.end = left.span.end;
    for (;;) {
      const { token } = this;
      switch (token.kind) {
        case 'in':
        case 'OPERATOR': {
          // Ends the condition of an assert, or a part of a slice.
          if (token.data === ':' || token.data === '::') return left;
          const its = binaryLevel(token.data);
          if (its === undefined) this.failAt(token, this.words.notBinary(token.data));
          if (its >= level) return left;
          left = this.#binary(left, begin, its, depth);
          break;
        }
        case '.': {
          this.next();
          const name = this.expect('IDENTIFIER');
          left = {
            kind: 'index',
            target: left,
            key: this.nameLiteral(name),
            span: this.span(begin, name.end),
          };
          this.end = name.end;
          break;
        }
        case '[':
          this.next();
          left = readIndex(this, left, begin, depth + 1);
          this.end = left.span.end;
          break;
        case '(':
          left = this.#call(left, begin, depth);
          break;
        case '{': {
          this.next();
          const right = readObject(this, token.begin, depth + 2);
          this.end = right.span.end;
          left = { kind: 'binary', operator: '+', left, right, span: this.span(begin, this.end) };
          break;
        }
        default:
          return left;
      }
    }
  }

  #binary(left: Node, begin: number, level: number, depth: number): Node {
    const operator = this.next();
    if (operator.kind === 'in' && this.token.kind === 'super') {
      this.end = this.next().end;
      return { kind: 'in-super', key: left, span: this.span(begin, this.end) };
    }
    const right = this.expression(depth + 2, level);
    return {
      kind: 'binary',
      operator: operator.data as BinaryOperator,
      left,
      right,
      span: this.span(begin, this.end),
    };
  }

  #call(target: Node, begin: number, depth: number): Node {
    this.next();
    const { positional, named, end } = readArguments(this, depth + 1);
    this.end = end;
    const tailstrict = this.skip('tailstrict');
    return { kind: 'apply', target, positional, named, tailstrict, span: this.span(begin, end) };
  }

  #terminal(token: Token, depth: number): Node {
    switch (token.kind) {
      case 'IDENTIFIER':
        return { kind: 'variable', name: token.data, span: this.span(token.begin, token.end) };
      case 'NUMBER':
        return this.#literal(token, Number(token.data));
      case 'true':
        return this.#literal(token, true);
      case 'false':
        return this.#literal(token, false);
      case 'null':
        return this.#literal(token, null);
      case 'self':
        return { kind: 'self', span: this.span(token.begin, token.end) };
      case '$':
        return { kind: 'dollar', span: this.span(token.begin, token.end) };
      case 'super':
        return this.#super(token, depth);
      case '{':
        return readObject(this, token.begin, depth + 1);
      case '[':
        return readArray(this, token.begin, depth);
      case '(': {
        const inner = this.expression(depth + 1);
        this.end = this.expect(')').end;
        return inner;
      }
      case 'OPERATOR': {
        const operator = token.data;
        if (!isUnary(operator)) this.failAt(token, this.words.notUnary(operator));
        const operand = this.expression(depth + 1, UNARY_LEVEL);
        return { kind: 'unary', operator, operand, span: this.span(token.begin, this.end) };
      }
      case 'end of file':
        return this.failAt(token, this.words.endOfFile);
      default:
        if (isString(token)) return this.stringLiteral(token);
        return this.failAt(token, this.words.unexpected(token, 'parsing terminal'));
    }
  }

  #literal(token: Token, value: Literal['value']): Literal {
    return { kind: 'literal', value, span: this.span(token.begin, token.end) };
  }

  /** The place of `super.x` is that of `super` alone, in traces too. */
  #super(token: Token, depth: number): SuperIndex {
    const span = this.span(token.begin, token.end);
    switch (this.token.kind) {
      case '.':
        this.next();
        return { kind: 'super-index', key: this.nameLiteral(this.expect('IDENTIFIER')), span };
      case '[': {
        this.next();
        const key = this.expression(depth + 1);
        this.expect(']');
        return { kind: 'super-index', key, span };
      }
      default:
        return this.failAt(token, this.words.afterSuper);
    }
  }
}
