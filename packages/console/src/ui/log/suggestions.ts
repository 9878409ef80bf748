import { clip } from '../clip.ts';
import { complaint, guesses, valueText, type Criterion, type Filters } from './criteria.ts';
import { formatFilterText, parseFilterText } from './filter-text.ts';

interface Suggestion {
  readonly key: string;
  readonly name: string;
  /** Left out: choosing it asks for the value. */
  readonly value?: string;
  readonly label: string;
  readonly detail: string;
}

interface Asked {
  readonly text: string;
  /** Chosen already: only its value is missing. */
  readonly criterion: Criterion | undefined;
  /** All of the log. */
  readonly criteria: readonly Criterion[];
  /** Those that this list can be searched by. */
  readonly usable: readonly Criterion[];
}

const MOST = 50;

/** What the search field offers for what was typed so far. */
export function suggestions({ text, criterion, criteria, usable }: Asked): readonly Suggestion[] {
  const typed = text.trim();
  if (criterion !== undefined) return valuesOf(criterion, typed);
  if (typed === '') return usable.map(named);
  const { filters, rest } = parseFilterText(criteria, typed);
  const [first] = Object.entries(filters);
  if (first !== undefined && rest === '') return [said(criteria, filters, first)];
  const start = /^([A-Za-z_-]+):?$/.exec(typed)?.[1]?.toLowerCase() ?? '\0';
  return [
    ...usable
      .filter(({ key, label }) => key.startsWith(start) || label.toLowerCase().startsWith(start))
      .map(named),
    ...guesses(usable, typed).map((guess) => valued(guess, typed)),
  ];
}

/** A line such as `status:429 type:identify` is taken whole; its key makes the field read the text again. */
function said(
  criteria: readonly Criterion[],
  filters: Filters,
  [name, value]: readonly [string, string | undefined],
): Suggestion {
  const detail = clip(formatFilterText(criteria, filters), 200);
  return { key: 'line', name, value: value ?? '', label: 'Add', detail };
}

function valuesOf(criterion: Criterion, typed: string): readonly Suggestion[] {
  const lower = typed.toLowerCase();
  return (criterion.values ?? [])
    .filter(
      (value) =>
        valueText(criterion, value).toLowerCase().includes(lower) &&
        complaint(criterion, value) === undefined,
    )
    .slice(0, MOST)
    .map((value) => valued(criterion, value));
}

function named({ name, label, example }: Criterion): Suggestion {
  return { key: name, name, label, detail: example };
}

function valued(criterion: Criterion, value: string): Suggestion {
  const { name, label } = criterion;
  return {
    key: `${name}=${value}`,
    name,
    value,
    label: `${label}:`,
    detail: clip(valueText(criterion, value), 200),
  };
}
