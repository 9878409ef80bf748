import { printPath } from '@causeway/core/audience/language/quote';
import type { Condition, EventsOperand, Literal, Operand, Rule } from '@causeway/core/audience/rule';
import { countText } from '../count-text.ts';
import { operatorOf, operatorWord, sortOf, type Asked, type Sort } from './operators.ts';
import { literalWords, spanWords } from './span-words.ts';
import { eventFieldOf, fieldOf, type Vocabulary } from './vocabulary.ts';

type Leaf = Exclude<Rule, { kind: 'and' | 'or' | 'not' }>;

const MOST_VALUES = 5;

/** A rule in one line of plain words. `event`: it is about events of this name, not about customers. */
export function ruleWords(rule: Rule, vocabulary: Vocabulary, event?: string): string {
  return wordsOf(rule, vocabulary, false, event);
}

/** A condition, an audience or everybody; `negated`: with NOT before it. */
export function leafWords(leaf: Leaf, vocabulary: Vocabulary, negated: boolean, event?: string): string {
  if (leaf.kind === 'all') {
    const all = event === undefined ? 'everybody' : 'any event';
    return negated ? (event === undefined ? 'nobody' : 'no event') : all;
  }
  if (leaf.kind === 'audience') {
    const name = vocabulary.audiences.get(leaf.slug)?.name ?? leaf.slug;
    return `${negated ? 'is not in' : 'is in'} the audience ${name}`;
  }
  return conditionWords(leaf, vocabulary, negated, event);
}

function wordsOf(rule: Rule, vocabulary: Vocabulary, negated: boolean, event: string | undefined): string {
  switch (rule.kind) {
    case 'and':
    case 'or': {
      const join = rule.kind === 'and' ? ' and ' : ' or ';
      const parts = rule.rules.map((one) => inGroup(one, vocabulary, event));
      const all = parts.length === 0 ? (rule.kind === 'and' ? 'anything' : 'nothing') : parts.join(join);
      return negated ? `not (${all})` : all;
    }
    case 'not':
      return isLeaf(rule.rule) && !negated
        ? leafWords(rule.rule, vocabulary, true, event)
        : `not (${wordsOf(rule.rule, vocabulary, false, event)})`;
    default:
      return leafWords(rule, vocabulary, negated, event);
  }
}

function inGroup(rule: Rule, vocabulary: Vocabulary, event: string | undefined): string {
  const words = wordsOf(rule, vocabulary, false, event);
  return (rule.kind === 'and' || rule.kind === 'or') && rule.rules.length > 1 ? `(${words})` : words;
}

/** Has it no rules in it? */
export function isLeaf(rule: Rule): rule is Leaf {
  return rule.kind !== 'and' && rule.kind !== 'or' && rule.kind !== 'not';
}

function conditionWords(
  condition: Condition,
  vocabulary: Vocabulary,
  negated: boolean,
  event: string | undefined,
): string {
  const { operand, ...asked } = condition;
  const sort = sortOf(operand, vocabulary, event);
  const test = testWords(asked, negated, sort);
  const subject = subjectWords(operand, vocabulary, event);
  if (operand.kind === 'field') return `${subject} ${test}`;
  return [subject, test, ...restWords(operand, vocabulary)].join(' · ');
}

function restWords({ event, where, within }: EventsOperand, vocabulary: Vocabulary): readonly string[] {
  return [
    ...(within === undefined ? [] : [`within the last ${spanWords(within)}`]),
    ...(where === undefined ? [] : [`where ${ruleWords(where, vocabulary, event)}`]),
  ];
}

/** What it is about: a field, or a figure over events. */
export function subjectWords(operand: Operand, vocabulary: Vocabulary, event?: string): string {
  if (operand.kind === 'field') {
    const { path } = operand;
    const known = event === undefined ? fieldOf(vocabulary, path) : eventFieldOf(vocabulary, event, path);
    return known?.label ?? printPath(path);
  }
  const name = vocabulary.events.get(operand.event)?.name ?? operand.event;
  const figure = figureWords(operand, vocabulary);
  return figure === '' ? name : `${name} · ${figure}`;
}

const FIGURES: Readonly<Record<EventsOperand['figure'], string>> = {
  count: '',
  sum: 'sum of',
  min: 'lowest',
  max: 'highest',
  first: 'first',
  last: 'latest',
};

function figureWords({ figure, event, field }: EventsOperand, vocabulary: Vocabulary): string {
  if (field === undefined) return figure === 'count' ? '' : `${figure} time`;
  const label = eventFieldOf(vocabulary, event, field)?.label ?? printPath(field);
  return `${FIGURES[figure]} ${label}`;
}

/** What is asked: `is more than 50`, `at least 3 times`. */
function testWords(asked: Asked, negated: boolean, sort: Sort): string {
  const id = operatorOf(asked, negated, sort);
  const word = operatorWord(id, sort);
  if (id === 'never') return 'did not happen';
  if (sort === 'count' && asked.kind === 'exists') return negated ? 'did not happen' : 'happened';
  const times = sort === 'count' ? ' times' : '';
  const said = (value: Literal): string => literalWords(value, sort === 'truth');
  switch (asked.kind) {
    case 'exists':
      return word;
    case 'compare':
      return sort === 'count' && asked.value === 1 ? `${word} once` : `${word} ${said(asked.value)}${times}`;
    case 'contains':
    case 'like':
      return `${word} ${said(asked.text)}`;
    case 'between':
      return `${word} ${said(asked.from)} and ${said(asked.to)}${times}`;
    case 'in':
    case 'intersects': {
      const shown = asked.values.slice(0, MOST_VALUES).map(said);
      const more = asked.values.length - shown.length;
      const all = more > 0 ? [...shown, `${countText(more)} more`] : shown;
      return `${word} ${all.length === 0 ? 'nothing' : all.join(', ')}`;
    }
    case 'near':
      return `${word} ${asked.latitude}, ${asked.longitude}, within ${asked.kilometres} km`;
  }
}
