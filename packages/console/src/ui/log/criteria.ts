/** What the outbound log can be searched by, in the order of the guide; `key` is what one types. */
export const CRITERIA = [
  { name: 'identifier', key: 'id', label: 'Identifier', example: 'dlv_123' },
  { name: 'customer_id', key: 'customer', label: 'Customer ID', example: 'a customer’s id' },
  { name: 'event_type', key: 'type', label: 'Event type', example: 'Order Completed' },
  { name: 'error', key: 'error', label: 'Error', example: 'part of it' },
  { name: 'status_code', key: 'status', label: 'Status code', example: '429, 4xx, 5xx, or 0 for no answer' },
  { name: 'response_body', key: 'response', label: 'Response body', example: 'part of it' },
  { name: 'request_body', key: 'request', label: 'Request body', example: 'part of the customer’s part' },
  { name: 'outcome', key: 'outcome', label: 'Outcome', example: 'delivered, skipped or dead letter' },
] as const;

export type Criterion = (typeof CRITERIA)[number];
export type CriterionName = Criterion['name'];
/** One value per criterion; a row must meet all of them. */
export type Filters = { readonly [K in CriterionName]?: string | undefined };

export const OUTCOMES: Readonly<Record<string, string>> = {
  delivered: 'delivered',
  skipped: 'skipped',
  buried: 'dead letter',
};

export function criterionOf(name: string): Criterion | undefined {
  return CRITERIA.find((criterion) => criterion.name === name);
}

/** Those of an address that are criteria and can be used in this list. */
export function filtersOf(
  search: Readonly<Record<string, string | undefined>>,
  names: readonly CriterionName[],
): Filters {
  return Object.fromEntries(
    names.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]] as const])),
  );
}

/** A key as it may be typed: `status`, `status_code` and `StatusCode` are the same. */
export function criterionByKey(typed: string): Criterion | undefined {
  const plain = typed.toLowerCase().replaceAll(/[_-]/g, '');
  return CRITERIA.find(
    ({ key, name, label }) =>
      plain === key ||
      plain === name.replaceAll('_', '') ||
      plain === label.toLowerCase().replaceAll(' ', ''),
  );
}

/** What is wrong with a value, or nothing: the hub would refuse it with the same words. */
export function complaint(name: CriterionName, value: string): string | undefined {
  if (value.length > 1_000) return 'Write at most 1,000 characters.';
  if (name === 'status_code' && !/^([1-5]\d\d|[1-5]xx|0)$/i.test(value))
    return 'Write a status such as 429, a class such as 4xx, or 0 for “no answer”.';
  if (name === 'identifier' && !/^(dlv_)?[1-9]\d{0,14}$/.test(value))
    return 'Write an identifier such as dlv_123.';
  if (name === 'outcome' && OUTCOMES[value] === undefined) return 'Choose delivered, skipped or dead letter.';
  return undefined;
}

/** The criteria that a bare text can mean, the likeliest first. */
export function guesses(text: string): readonly Criterion[] {
  const fitting = CRITERIA.filter(({ name }) => complaint(name, text) === undefined);
  const first = text.startsWith('dlv_')
    ? 'identifier'
    : complaint('status_code', text) === undefined
      ? 'status_code'
      : OUTCOMES[text] === undefined
        ? 'customer_id'
        : 'outcome';
  return fitting.toSorted((a, b) => Number(b.name === first) - Number(a.name === first));
}

/** As the chip says it. */
export function valueText(name: CriterionName, value: string): string {
  if (name === 'outcome') return OUTCOMES[value] ?? value;
  return name === 'status_code' && value === '0' ? '0 (no answer)' : value;
}
