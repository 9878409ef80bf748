import type { Condition, EventsOperand, Literal, Operand, Rule } from '../rule.ts';
import { printNumber, printPath, quoteName, quoteText } from './quote.ts';
import { printSpan } from './span-text.ts';

const WIDTH = 80;
const STEP = 2;
const WORDS = {
  contains: 'CONTAINS',
  like: 'LIKE',
  in: 'IN',
  intersects: 'INTERSECTS',
  and: 'AND',
  or: 'OR',
};

/**
 * The rule as FilterQL, over several lines where one would be long. `parseFilter` reads the same rule from it. Taken as
 * given: paths have a step, numbers are finite, spans and places are as `parseFilter` takes them.
 */
export function printFilter(rule: Rule, alias?: string): string {
  const tail = alias === undefined ? '' : `ALIAS ${quoteName(alias)}`;
  const line = `FILTER ${printPhrase(rule)}${tail === '' ? '' : ` ${tail}`}`;
  if (line.length <= WIDTH) return line;
  return `FILTER ${layOut(rule, 0, 'FILTER '.length)}${tail === '' ? '' : `\n${tail}`}`;
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

/** The rule, beginning in this column of a line that is indented by `indent`. */
function layOut(rule: Rule, indent: number, column: number): string {
  const line = printPhrase(rule);
  // One more for the comma behind it.
  if (column + line.length < WIDTH) return line;
  switch (rule.kind) {
    case 'all':
    case 'audience':
      return line;
    case 'and':
    case 'or': {
      const inner = indent + STEP;
      const entries = rule.rules.map((entry) => `${' '.repeat(inner)}${layOut(entry, inner, inner)}`);
      return `${WORDS[rule.kind]} (\n${entries.join(',\n')}\n${' '.repeat(indent)})`;
    }
    case 'not':
      return hasWord(rule.rule)
        ? layOutCondition(rule.rule, 'NOT ', indent, column)
        : `NOT ${layOut(rule.rule, indent, column + 'NOT '.length)}`;
    default:
      return layOutCondition(rule, '', indent, column);
  }
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

function layOutCondition(condition: Condition, not: '' | 'NOT ', indent: number, column: number): string {
  if (condition.kind === 'near') return printCondition(condition, not);
  if (condition.kind === 'exists') {
    return `EXISTS ${layOutOperand(condition.operand, indent, column + 'EXISTS '.length)}`;
  }
  const operand = layOutOperand(condition.operand, indent, column);
  if (condition.kind !== 'in' && condition.kind !== 'intersects') {
    return `${operand} ${not}${printTest(condition)}`;
  }
  return `${operand} ${not}${WORDS[condition.kind]} (\n${fill(condition.values, indent + STEP)}\n${' '.repeat(indent)})`;
}

/** As many values on a line as fit. */
function fill(values: readonly Literal[], indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const value of values) {
    const text = printLiteral(value);
    if (line !== '' && indent + line.length + text.length + 2 >= WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? text : `, ${text}`;
  }
  lines.push(line);
  return lines.map((each) => ' '.repeat(indent) + each).join(',\n');
}

function printOperand(operand: Operand): string {
  if (operand.kind === 'field') return printPath(operand.path);
  const { where } = operand;
  return `${beforeWhere(operand)}${where === undefined ? '' : ` WHERE ${printPhrase(where)}`}${afterWhere(operand)}`;
}

function layOutOperand(operand: Operand, indent: number, column: number): string {
  if (operand.kind === 'field' || operand.where === undefined) return printOperand(operand);
  const before = `${beforeWhere(operand)} WHERE `;
  return `${before}${layOut(operand.where, indent, column + before.length)}${afterWhere(operand)}`;
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
