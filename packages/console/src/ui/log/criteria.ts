/** Something that a log can be searched by. A value must match in full unless its log says otherwise. */
export interface Criterion {
  /** Of the address and of the API. */
  readonly name: string;
  /** What one types before the colon. */
  readonly key: string;
  readonly label: string;
  readonly example: string;
  /** Values to choose from, where they are known. */
  readonly values?: readonly string[];
  /** What a value is called, where that is not what it is. */
  readonly words?: Readonly<Record<string, string>>;
  /** What is wrong with a value, or nothing: the hub would refuse it with the same words. */
  readonly check?: (value: string) => string | undefined;
  /** A text that looks like this is most likely meant so. */
  readonly looksLike?: RegExp;
  /** What a text is taken for when it looks like nothing else. */
  readonly usual?: true;
}

/** One value per criterion, by its name; a row must meet all of them. */
export type Filters = { readonly [name: string]: string | undefined };

/** Those of an address that are criteria and can be used in this list. */
export function filtersOf(
  search: Readonly<Record<string, string | undefined>>,
  criteria: readonly Criterion[],
): Filters {
  return Object.fromEntries(
    criteria.flatMap(({ name }) => (search[name] === undefined ? [] : [[name, search[name]] as const])),
  );
}

/** An address without any of them. */
export function noFilters(criteria: readonly Criterion[]): Filters {
  return Object.fromEntries(criteria.map(({ name }) => [name, undefined]));
}

/** A key as it may be typed: `status`, `status_code` and `StatusCode` are the same. */
export function criterionByKey(criteria: readonly Criterion[], typed: string): Criterion | undefined {
  const plain = typed.toLowerCase().replaceAll(/[_-]/g, '');
  return criteria.find(
    ({ key, name, label }) =>
      plain === key.replaceAll(/[_-]/g, '') ||
      plain === name.replaceAll('_', '') ||
      plain === label.toLowerCase().replaceAll(' ', ''),
  );
}

export function complaint({ check }: Criterion, value: string): string | undefined {
  return value.length > 1_000 ? 'Write at most 1,000 characters.' : check?.(value);
}

/** The criteria that a bare text can mean, the likeliest first. */
export function guesses(criteria: readonly Criterion[], text: string): readonly Criterion[] {
  const fitting = criteria.filter((criterion) => complaint(criterion, text) === undefined);
  const first = fitting.find(({ looksLike }) => looksLike?.test(text)) ?? fitting.find(({ usual }) => usual);
  return fitting.toSorted((a, b) => Number(b === first) - Number(a === first));
}

/** As the chip says it. */
export function valueText({ words }: Criterion, value: string): string {
  return words?.[value] ?? value;
}

/** One of these values and nothing else. */
export function oneOf(values: readonly string[], words: string): (value: string) => string | undefined {
  return (value) => (values.includes(value) ? undefined : words);
}

/** Whatever the expression takes. */
export function matching(pattern: RegExp, words: string): (value: string) => string | undefined {
  return (value) => (pattern.test(value) ? undefined : words);
}

/** The same criteria, with what is known to choose from in one of them. */
export function withValues(
  criteria: readonly Criterion[],
  name: string,
  values: readonly string[],
): readonly Criterion[] {
  return criteria.map((criterion) => (criterion.name === name ? { ...criterion, values } : criterion));
}
