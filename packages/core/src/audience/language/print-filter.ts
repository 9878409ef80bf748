import {
  RULE_LIMITS,
  type Condition,
  type EventsOperand,
  type Literal,
  type Operand,
  type Rule,
} from '../rule.ts';
import { printNumber, printPath, quoteName, quoteText } from './quote.ts';
import { printSpan } from './span-text.ts';

const WIDTH = 80;
const STEP = 2;
const COMMA = 1;
const WORDS = {
  contains: 'CONTAINS',
  like: 'LIKE',
  in: 'IN',
  intersects: 'INTERSECTS',
  and: 'AND',
  or: 'OR',
};

/**
 * The rule as FilterQL, over several lines where one would be long, unless white space would make it too long a text.
 * `parseFilter` reads the same rule from it. Taken as
 * given: paths have a step, numbers are finite, spans and places are as `parseFilter` takes them.
 */
export function printFilter(rule: Rule, alias?: string): string {
  const tail = alias === undefined ? '' : `ALIAS ${quoteName(alias)}`;
  const line = `FILTER ${printPhrase(rule)}${tail === '' ? '' : ` ${tail}`}`;
  if (line.length <= WIDTH) return line;
  const body = layOut(rule, { indent: 0, column: 'FILTER '.length, after: 0 });
  const text = `FILTER ${body}${tail === '' ? '' : `\n${tail}`}`;
  return text.length <= RULE_LIMITS.characters ? text : line;
}

/** The rule on one line, without FILTER. */
export function printPhrase(rule: Rule): string {
  switch (rule.kind) {
    case 'all':
      return '*';
    case 'audience':
      return `INCLUDE ${quoteName(rule.slug)}`;
    case 'and':
    case 'or':
      return `${WORDS[rule.kind]} (${rule.rules.map(printPhrase).join(', ')})`;
    case 'not':
      return hasWord(rule.rule) ? printCondition(rule.rule, 'NOT ') : `NOT ${printPhrase(rule.rule)}`;
    default:
      return printCondition(rule, '');
  }
}

/** Where a piece stands: how far its lines are indented, in which column it begins, and how much stands behind it. */
interface Room {
  readonly indent: number;
  readonly column: number;
  readonly after: number;
}

function layOut(rule: Rule, room: Room): string {
  const { indent, column, after } = room;
  const line = printPhrase(rule);
  if (column + line.length + after <= WIDTH) return line;
  switch (rule.kind) {
    case 'all':
    case 'audience':
      return line;
    case 'and':
    case 'or': {
      const inner = indent + STEP;
      const entries = rule.rules.map((entry) =>
        layOut(entry, { indent: inner, column: inner, after: COMMA }),
      );
      return `${WORDS[rule.kind]} (${indented(entries, indent)})`;
    }
    case 'not':
      return hasWord(rule.rule)
        ? layOutCondition(rule.rule, 'NOT ', room)
        : `NOT ${layOut(rule.rule, { ...room, column: column + 'NOT '.length })}`;
    default:
      return layOutCondition(rule, '', room);
  }
}

/** Each on a line of its own, with the parentheses around them on the lines before and after. */
function indented(entries: readonly string[], indent: number): string {
  if (entries.length === 0) return '';
  const start = `\n${' '.repeat(indent + STEP)}`;
  return `${start}${entries.join(`,${start}`)}\n${' '.repeat(indent)}`;
}

type WithWord = Extract<Condition, { kind: 'contains' | 'like' | 'in' | 'intersects' | 'between' }>;

/** `x NOT IN (…)` reads better than `NOT x IN (…)`, and says the same. */
function hasWord(rule: Rule): rule is WithWord {
  return rule.kind === 'between' || (rule.kind in WORDS && rule.kind !== 'and' && rule.kind !== 'or');
}

function printCondition(condition: Condition, not: '' | 'NOT '): string {
  const operand = printOperand(condition.operand);
  switch (condition.kind) {
    case 'exists':
      return `EXISTS ${operand}`;
    case 'near': {
      const place = `${printNumber(condition.latitude)},${printNumber(condition.longitude)}`;
      return `geodistance(${operand}, ${quoteText(place)}, ${printNumber(condition.kilometres)})`;
    }
    default:
      return `${operand} ${not}${printTest(condition)}`;
  }
}

/** What stands behind the operand. */
function printTest(condition: Exclude<Condition, { kind: 'exists' | 'near' }>): string {
  switch (condition.kind) {
    case 'compare':
      return `${condition.operator} ${printLiteral(condition.value)}`;
    case 'contains':
    case 'like':
      return `${WORDS[condition.kind]} ${quoteText(condition.text)}`;
    case 'between':
      return `BETWEEN ${printLiteral(condition.from)} AND ${printLiteral(condition.to)}`;
    case 'in':
    case 'intersects':
      return `${WORDS[condition.kind]} (${condition.values.map(printLiteral).join(', ')})`;
  }
}

function layOutCondition(condition: Condition, not: '' | 'NOT ', room: Room): string {
  if (condition.kind === 'near') return printCondition(condition, not);
  if (condition.kind === 'exists') {
    return `EXISTS ${layOutOperand(condition.operand, { ...room, column: room.column + 'EXISTS '.length })}`;
  }
  const test = ` ${not}${printTest(condition)}`;
  if (condition.kind !== 'in' && condition.kind !== 'intersects') {
    return layOutOperand(condition.operand, { ...room, after: test.length + room.after }) + test;
  }
  const opening = ` ${not}${WORDS[condition.kind]} (`;
  const operand = layOutOperand(condition.operand, { ...room, after: opening.length });
  const column = operand.includes('\n')
    ? operand.length - operand.lastIndexOf('\n') - 1
    : room.column + operand.length;
  if (column + test.length + room.after <= WIDTH) return operand + test;
  return `${operand}${opening}${indented(filled(condition.values, room.indent + STEP), room.indent)})`;
}

/** As many values on a line as fit. */
function filled(values: readonly Literal[], indent: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const value of values) {
    const text = printLiteral(value);
    const longer = line === '' ? text : `${line}, ${text}`;
    if (line !== '' && indent + longer.length + COMMA > WIDTH) {
      lines.push(line);
      line = text;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function printOperand(operand: Operand): string {
  if (operand.kind === 'field') return printPath(operand.path);
  const { where } = operand;
  return `${beforeWhere(operand)}${where === undefined ? '' : ` WHERE ${printPhrase(where)}`}${afterWhere(operand)}`;
}

function layOutOperand(operand: Operand, room: Room): string {
  if (operand.kind === 'field' || operand.where === undefined) return printOperand(operand);
  const [before, behind] = [`${beforeWhere(operand)} WHERE `, afterWhere(operand)];
  const inner = { ...room, column: room.column + before.length, after: behind.length + room.after };
  return before + layOut(operand.where, inner) + behind;
}

function beforeWhere({ figure, event, field }: EventsOperand): string {
  return `${figure}(${printPath([event, ...(field ?? [])])}`;
}

function afterWhere({ within }: EventsOperand): string {
  return within === undefined ? ')' : ` WITHIN ${printSpan(within)})`;
}

function printLiteral(value: Literal): string {
  return typeof value === 'string'
    ? quoteText(value)
    : typeof value === 'number'
      ? printNumber(value)
      : String(value);
}
