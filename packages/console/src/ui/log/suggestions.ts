import { clip } from '../../ui/clip.ts';
import {
  complaint,
  CRITERIA,
  criterionOf,
  guesses,
  OUTCOMES,
  valueText,
  type CriterionName,
  type Filters,
} from './criteria.ts';
import { formatFilterText, parseFilterText } from './filter-text.ts';

interface Suggestion {
  readonly key: string;
  readonly name: CriterionName;
  /** Left out: choosing it asks for the value. */
  readonly value?: string;
  readonly label: string;
  readonly detail: string;
}

interface Asked {
  readonly text: string;
  /** Chosen already: only its value is missing. */
  readonly criterion: CriterionName | undefined;
  readonly names: readonly CriterionName[];
  readonly eventTypes: readonly string[];
}

const MOST = 50;

/** What the search field offers for what was typed so far. */
export function suggestions({ text, criterion, names, eventTypes }: Asked): readonly Suggestion[] {
  const typed = text.trim();
  if (criterion !== undefined) return valuesOf(criterion, typed, eventTypes);
  const offered = CRITERIA.filter(({ name }) => names.includes(name));
  if (typed === '')
    return offered.map(({ name, label, example }) => ({ key: name, name, label, detail: example }));
  const { filters, rest } = parseFilterText(typed);
  const [first] = Object.entries(filters) as [CriterionName, string][];
  if (first !== undefined && rest === '') return [said(filters, first)];
  const named = /^([A-Za-z_-]+):?$/.exec(typed)?.[1]?.toLowerCase() ?? '\0';
  return [
    ...offered
      .filter(({ key, label }) => key.startsWith(named) || label.toLowerCase().startsWith(named))
      .map(({ name, label, example }) => ({ key: name, name, label, detail: example })),
    ...guesses(typed)
      .filter(({ name }) => names.includes(name))
      .map(({ name, label }) => valued(name, typed, label)),
  ];
}

/** A line such as `status:429 type:identify` is taken whole; its key makes the field read the text again. */
function said(filters: Filters, [name, value]: [CriterionName, string]): Suggestion {
  return { key: 'line', name, value, label: 'Add', detail: clip(formatFilterText(filters), 200) };
}

function valuesOf(name: CriterionName, typed: string, eventTypes: readonly string[]): readonly Suggestion[] {
  const label = criterionOf(name)?.label ?? name;
  const known =
    name === 'outcome'
      ? Object.keys(OUTCOMES)
      : name === 'status_code'
        ? ['200', '4xx', '429', '5xx', '0']
        : name === 'event_type'
          ? eventTypes
          : [];
  const lower = typed.toLowerCase();
  return known
    .filter(
      (value) => valueText(name, value).toLowerCase().includes(lower) && complaint(name, value) === undefined,
    )
    .slice(0, MOST)
    .map((value) => valued(name, value, label));
}

function valued(name: CriterionName, value: string, label: string): Suggestion {
  return {
    key: `${name}=${value}`,
    name,
    value,
    label: `${label}:`,
    detail: clip(valueText(name, value), 200),
  };
}
