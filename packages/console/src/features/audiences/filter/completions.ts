import { FIGURES } from '@causeway/core/audience/language/words';
import { quoteName, quoteText } from '@causeway/core/audience/language/quote';
import type { Figure } from '@causeway/core/audience/rule';
import { fieldBehind, sortOf, type Sort } from '../../../ui/rule/operators.ts';
import type { KnownField, Vocabulary } from '../../../ui/rule/vocabulary.ts';
import type { Operand, ReadingPlace } from './filter-reader.ts';
import { readingPlace } from './reading-place.ts';

/** Something that may be written. */
export interface Suggested {
  /** What is matched with what is typed, and shown. */
  readonly label: string;
  /** What is written. */
  readonly apply: string;
  readonly detail: string;
  readonly kind: 'property' | 'function' | 'keyword' | 'constant' | 'class' | 'event';
}

interface Completions {
  /** Where the word begins that is to be completed. */
  readonly from: number;
  readonly options: readonly Suggested[];
  /** Offered also before a first letter is typed. */
  readonly atOnce: boolean;
}

const AT_ONCE: ReadonlySet<ReadingPlace['expected']> = new Set(['slug', 'event', 'span', 'list']);

/** What may be written at a place of a filter; undefined where nothing can be said. */
export function completionsAt(text: string, at: number, vocabulary: Vocabulary): Completions | undefined {
  const place = readingPlace(text, at);
  const quote = /^["'`]/.exec(text.slice(place.from, at))?.[0];
  const all =
    place.steps === undefined ? suggestions(place, vocabulary) : memberSuggestions(place, vocabulary);
  const options = quote === undefined ? all : all.flatMap((one) => quoted(one, quote));
  if (options.length === 0) return undefined;
  return { from: place.from, options, atOnce: place.steps !== undefined || AT_ONCE.has(place.expected) };
}

/** Where quotes are open, only what can stand in such quotes. */
function quoted(one: Suggested, quote: string): readonly Suggested[] {
  const { apply, kind, label } = one;
  const inText = apply.startsWith('"') ? apply : kind === 'event' ? quoteText(label) : undefined;
  const inName = apply.startsWith('`') ? apply : /^[\w-]+$/.test(apply) ? `\`${apply}\`` : undefined;
  const written = quote === '`' ? inName : inText;
  return written === undefined ? [] : [{ ...one, label: written, apply: written }];
}

function suggestions(place: ReadingPlace, vocabulary: Vocabulary): readonly Suggested[] {
  switch (place.expected) {
    case 'condition':
      return place.event === undefined
        ? [
            ...fields(vocabulary.fields.values()),
            ...FUNCTION_WORDS,
            ...words('NOT', 'EXISTS', 'INCLUDE', 'AND (', 'OR ('),
          ]
        : [...fieldsOf(place.event, vocabulary), ...words('NOT', 'EXISTS', 'AND (', 'OR (')];
    case 'field':
      return place.event === undefined
        ? [...fields(vocabulary.fields.values()), ...FUNCTION_WORDS]
        : fieldsOf(place.event, vocabulary);
    case 'slug':
      return [...vocabulary.audiences.values()].map(({ slug, name }) => ({
        label: slug,
        apply: quoteName(slug),
        detail: name,
        kind: 'class',
      }));
    case 'event':
      return [...vocabulary.events.values()].map(({ name, label, count }) => ({
        label: name,
        apply: quoteName(name),
        detail: count > 0 ? `${count} lately` : label === name ? '' : label,
        kind: 'event',
      }));
    case 'after_event':
      return words('WHERE', 'WITHIN');
    case 'operator':
      return OPERATORS[sortOfOperand(place, vocabulary)];
    case 'value':
      return values(place, vocabulary);
    case 'list':
      return [{ label: '(', apply: '(', detail: 'a list of values', kind: 'keyword' }];
    case 'span':
      return ['7d', '30d', '90d', '24h', '12M', '1y'].map((span) => ({
        label: span,
        apply: span,
        detail: '',
        kind: 'constant',
      }));
    case 'join':
      return words('AND', 'OR', ...(place.event === undefined ? [] : ['WITHIN']));
    case 'nothing':
      return [];
  }
}

/** After a dot: what goes on from the steps that are written. */
function memberSuggestions(
  { steps = [], event }: ReadingPlace,
  vocabulary: Vocabulary,
): readonly Suggested[] {
  const all =
    event === undefined ? [...vocabulary.fields.values()] : (vocabulary.events.get(event)?.fields ?? []);
  return fields(
    all
      .filter(({ path }) => path.length > steps.length && steps.every((step, at) => path[at] === step))
      .map((field) => ({ ...field, path: field.path.slice(steps.length) })),
  );
}

function fieldsOf(event: string, vocabulary: Vocabulary): readonly Suggested[] {
  return fields(vocabulary.events.get(event)?.fields ?? []);
}

function fields(all: Iterable<KnownField>): readonly Suggested[] {
  return [...all].map(({ path, label, example }): Suggested => {
    const written = path.join('.');
    const detail = label === written ? example.slice(0, 28) : label;
    return { label: written, apply: path.map(quoteName).join('.'), detail, kind: 'property' };
  });
}

const FUNCTION_DETAILS: Readonly<Record<Figure | 'geodistance' | 'timewindow', string>> = {
  count: 'how many events',
  sum: 'of a number in events',
  min: 'lowest number in events',
  max: 'highest number in events',
  first: 'earliest event',
  last: 'latest event',
  geodistance: 'field, "lat,lon", kilometres',
  timewindow: 'event, count, days',
};

const FUNCTION_WORDS: readonly Suggested[] = ([...FIGURES, 'geodistance', 'timewindow'] as const).map(
  (name) => ({ label: name, apply: `${name}(`, detail: FUNCTION_DETAILS[name], kind: 'function' }),
);

function words(...all: readonly string[]): readonly Suggested[] {
  return all.map((word) => ({
    label: word,
    apply: word.endsWith('(') ? word : `${word} `,
    detail: '',
    kind: 'keyword',
  }));
}

const ALL_OPERATORS = words(
  '=',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  'CONTAINS',
  'LIKE',
  'IN (',
  'INTERSECTS (',
  'BETWEEN',
  'NOT',
);
const ORDERED = words('=', '!=', '>', '>=', '<', '<=', 'BETWEEN', 'IN (');

/** The usual ones for what is compared. */
const OPERATORS: Readonly<Record<Sort, readonly Suggested[]>> = {
  text: words('=', '!=', 'CONTAINS', 'LIKE', 'IN (', 'NOT'),
  number: ORDERED,
  count: ORDERED,
  time: words('>', '>=', '<', '<=', 'BETWEEN'),
  truth: words('=', '!='),
  choice: words('=', '!=', 'IN (', 'NOT'),
  list: words('INTERSECTS (', 'CONTAINS', 'NOT'),
  unknown: ALL_OPERATORS,
};

type CoreOperand = Parameters<typeof sortOf>[0];

function coreOperand({ figure, event, path }: Operand): CoreOperand {
  if (figure === undefined) return { kind: 'field', path };
  const field = path.length === 0 ? undefined : path;
  return { kind: 'events', figure: figure as Figure, event: event ?? '', field };
}

function sortOfOperand({ operand, event }: ReadingPlace, vocabulary: Vocabulary): Sort {
  return operand === undefined ? 'unknown' : sortOf(coreOperand(operand), vocabulary, event);
}

function values(place: ReadingPlace, vocabulary: Vocabulary): readonly Suggested[] {
  const { operand, event } = place;
  const known = operand === undefined ? undefined : fieldBehind(coreOperand(operand), vocabulary, event);
  const constant = (apply: string, detail = ''): Suggested => ({
    label: apply.replaceAll('"', ''),
    apply,
    detail,
    kind: 'constant',
  });
  switch (sortOfOperand(place, vocabulary)) {
    case 'truth':
      return ['true', 'false'].map((word) => constant(word));
    case 'time':
      return event === undefined
        ? ['now', 'now-1d', 'now-7d', 'now-30d', 'now-90d', 'now-1y'].map((text) => constant(quoteText(text)))
        : [];
    case 'number':
    case 'count':
      return [];
    default: {
      const choices = (known?.choices ?? []).map((choice) => constant(quoteText(choice)));
      const example = known?.example ?? '';
      return choices.length > 0 || !/^"[^"\\]{1,60}"$/.test(example)
        ? choices
        : [constant(example, 'came in lately')];
    }
  }
}
