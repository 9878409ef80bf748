import type { Issue } from '../../result/issue.ts';
import { isObject } from '../../result/json.ts';
import {
  RULE_LIMITS,
  type EventsOperand,
  type Literal,
  type Operand,
  type Rule,
  type Span,
} from '../rule.ts';
import { readInclude, readNear, readTimeWindow, unknownOp } from './ast-leaves.ts';
import {
  argumentAt,
  expectCount,
  literalOf,
  Misfit,
  opOf,
  partsOf,
  pathOf,
  textOf,
  type Found,
} from './ast-parts.ts';
import { COMPARISONS } from './comparisons.ts';
import { figureFault } from './figure-rules.ts';
import { parseSpan, spanFault } from './span-text.ts';
import { figureOf, FIGURES } from './words.ts';

/** Where in the tree a rule stands: on whom, and how deep. */
interface Place {
  readonly of: 'customer' | 'event';
  readonly level: number;
}

/** More than anybody reads. */
const MOST_ISSUES = 50;
const NODE_HINT = 'Write an object with op and args.';

/** Reads one tree, and collects what is wrong with it. */
export class AstReader {
  readonly issues: Issue[] = [];
  #conditions = 0;
  #counted = 0;
  #over = false;

  /** Undefined when something is wrong, which is then among the issues. */
  rule(found: Found, place: Place): Rule | undefined {
    if (this.#over) return undefined;
    try {
      return this.#read(found, place);
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      this.issues.push(error.issue);
      this.#over ||= this.issues.length >= MOST_ISSUES;
      return undefined;
    }
  }

  #read(found: Found, place: Place): Rule {
    if (!isObject(found.value)) throw new Misfit('ast_node', found.field, 'Expected a condition.', NODE_HINT);
    const op = opOf(found);
    switch (op) {
      case 'and':
      case 'or': {
        const inner = this.#deeper(place, found);
        const rules = partsOf(found).map((part) => this.rule(part, inner));
        return { kind: op, rules: rules.filter((rule) => rule !== undefined) };
      }
      case 'not':
        expectCount(found, 1);
        return { kind: op, rule: this.#read(argumentAt(found, 0), this.#deeper(place, found)) };
      default:
        if (++this.#conditions > RULE_LIMITS.conditions) {
          const message = `A filter has at most ${RULE_LIMITS.conditions} conditions.`;
          this.#stop('ast_too_many_conditions', found, message);
        }
        return this.#condition(op, found, place);
    }
  }

  #condition(op: string, found: Found, place: Place): Rule {
    const operator = COMPARISONS.get(op);
    if (operator !== undefined) {
      expectCount(found, 2);
      return { kind: 'compare', operand: this.#operand(found, place), operator, value: literalAt(found, 1) };
    }
    switch (op) {
      case 'match_all':
      case '*':
        expectCount(found, 0);
        return { kind: 'all' };
      case 'include':
      case 'seg':
        refuseInEvent(found, place);
        return readInclude(found);
      case 'exists':
        expectCount(found, 1);
        return { kind: op, operand: this.#operand(found, place) };
      case 'contains':
      case 'like':
        expectCount(found, 2);
        return { kind: op, operand: this.#operand(found, place), text: textOf(argumentAt(found, 1)) };
      case 'in':
      case 'intersects':
        return { kind: op, operand: this.#operand(found, place), values: this.#valuesOf(found) };
      case 'between': {
        expectCount(found, 3);
        const operand = this.#operand(found, place);
        return { kind: op, operand, from: literalAt(found, 1), to: literalAt(found, 2) };
      }
      case 'geodistance':
        return readNear(found);
      case 'timewindow':
        refuseInEvent(found, place);
        return readTimeWindow(found);
      default:
        return unknownOp(op, found);
    }
  }

  /** The values are one argument, which is a list, or each is one. */
  #valuesOf(found: Found): readonly Literal[] {
    const rest = partsOf(found).slice(1);
    const [first] = rest;
    const list = first !== undefined && rest.length === 1 && isList(first) ? partsOf(first) : rest;
    this.#counted += list.length;
    if (this.#counted > RULE_LIMITS.values) {
      const message = `The lists of a filter have at most ${RULE_LIMITS.values} values together.`;
      this.#stop('ast_too_many_values', found, message);
    }
    return list.map(literalOf);
  }

  /** What the first argument of a condition is. */
  #operand(condition: Found, place: Place): Operand {
    const found = argumentAt(condition, 0);
    const op = opOf(found);
    if (op === '') return { kind: 'field', path: pathOf(found) };
    const figure = figureOf(op);
    if (figure === undefined) {
      throw new Misfit(
        'ast_op',
        `${found.field}.op`,
        'Expected a figure over events.',
        `There are ${FIGURES.join(', ')}.`,
      );
    }
    refuseInEvent(found, place);
    const [event = '', ...field] = pathOf(argumentAt(found, 0));
    const fault = figureFault(figure, field.length > 0);
    if (fault !== undefined)
      throw new Misfit('ast_figure', `${found.field}.args[0]`, fault.message, fault.hint);
    const parts = this.#further(found, place);
    return { kind: 'events', figure, event, field: field.length > 0 ? field : undefined, ...parts };
  }

  /** The arguments of a figure behind its event. */
  #further(found: Found, place: Place): Pick<EventsOperand, 'where' | 'within'> {
    let [where, within] = [undefined as Rule | undefined, undefined as Span | undefined];
    for (const part of partsOf(found).slice(1)) {
      const op = opOf(part);
      if (op === 'where' && where === undefined) {
        expectCount(part, 1);
        const inner = { ...this.#deeper(place, found), of: 'event' } as const;
        where = this.#read(argumentAt(part, 0), inner);
      } else if (op === 'within' && within === undefined) {
        expectCount(part, 1);
        within = spanOf(argumentAt(part, 0));
      } else {
        throw new Misfit('ast_op', `${part.field}.op`, 'Expected where or within, each at most once.');
      }
    }
    return { where, within };
  }

  #deeper(place: Place, found: Found): Place {
    if (place.level < RULE_LIMITS.depth) return { ...place, level: place.level + 1 };
    const message = `Groups and not stand at most ${RULE_LIMITS.depth} deep in each other.`;
    return this.#stop('ast_too_deep', found, message);
  }

  /** Nothing more is read: there is too much of it. */
  #stop(code: string, { field }: Found, message: string): never {
    this.#over = true;
    throw new Misfit(code, field, message, 'Make an audience of a part, and include it.');
  }
}

function literalAt(found: Found, index: number): Literal {
  return literalOf(argumentAt(found, index));
}

function spanOf(found: Found): Span {
  const text = textOf(found);
  const span = parseSpan(text);
  if (span !== undefined) return span;
  const { message, hint } = spanFault(text);
  throw new Misfit('ast_span', `${found.field}.val`, message, hint);
}

function isList({ value }: Found): boolean {
  return isObject(value) && Object.hasOwn(value, 'args') && !Object.hasOwn(value, 'op');
}

function refuseInEvent({ field }: Found, { of }: Place): void {
  if (of === 'customer') return;
  throw new Misfit(
    'ast_where',
    field,
    'In where stand fields of the event only, no figures and no audiences.',
  );
}
