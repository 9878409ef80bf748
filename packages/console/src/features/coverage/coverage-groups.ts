export type Reach = 'no' | 'partly' | 'yes';

interface Field {
  readonly path: string;
  readonly count: number;
  readonly reaches: Reach;
}

interface Report<F extends Field> {
  readonly types: readonly {
    readonly type: string;
    readonly count: number;
    readonly opened: number;
    readonly mapped: boolean;
    readonly fields: readonly F[];
  }[];
  readonly attributes: readonly F[];
}

export interface CoverageGroup<F> {
  /** The event type; undefined for the attributes of customers. */
  readonly type: string | undefined;
  /** Events of the type; undefined for attributes. */
  readonly count: number | undefined;
  /** How many of them were looked into for fields. */
  readonly opened: number | undefined;
  /** Would such an event be sent at all? */
  readonly mapped: boolean;
  /** Those that are shown, worst first. */
  readonly fields: readonly F[];
  /** How many of all its fields reach. */
  readonly counts: Readonly<Record<Reach, number>>;
}

const ORDER: Readonly<Record<Reach, number>> = { no: 0, partly: 1, yes: 2 };

/** The report by event type, those with most events first, and then the attributes. */
export function coverageGroups<F extends Field>(
  report: Report<F>,
  show: Reach | 'all',
): readonly CoverageGroup<F>[] {
  const types = report.types
    .toSorted((a, b) => b.count - a.count)
    .map(({ type, count, opened, mapped, fields }) => ({
      type,
      count,
      opened,
      mapped,
      fields: shownOf(fields, show),
      counts: countsOf(fields),
      // An event without fields that is not mapped never reaches either.
      bare: fields.length === 0 && (show === 'all' || (show === 'no') === !mapped),
    }))
    .filter(({ fields, bare }) => fields.length > 0 || bare)
    .map(({ bare: _bare, ...group }) => group);
  const attributes = shownOf(report.attributes, show);
  if (attributes.length === 0) return types;
  return [
    ...types,
    {
      type: undefined,
      count: undefined,
      opened: undefined,
      mapped: true,
      fields: attributes,
      counts: countsOf(report.attributes),
    },
  ];
}

/** Without what clients add by themselves to every event, such as the name of their library. */
export function withoutContext<F extends Field, R extends Report<F>>(report: R): R {
  const types = report.types.map((type) => ({
    ...type,
    fields: type.fields.filter(({ path }) => !path.startsWith('context.')),
  }));
  return { ...report, types };
}

export function countsOf(fields: readonly { readonly reaches: Reach }[]): Record<Reach, number> {
  const counts = { no: 0, partly: 0, yes: 0 };
  for (const { reaches } of fields) counts[reaches]++;
  return counts;
}

function shownOf<F extends Field>(fields: readonly F[], show: Reach | 'all'): readonly F[] {
  return fields
    .filter(({ reaches }) => show === 'all' || reaches === show)
    .toSorted(
      (a, b) => ORDER[a.reaches] - ORDER[b.reaches] || b.count - a.count || (a.path < b.path ? -1 : 1),
    );
}

/** Search parameter `map` of the settings tab, where this field gets a row. */
export function mapTarget(type: string | undefined, path?: string): string {
  if (type === undefined) return `attribute:${path ?? ''}`;
  return path === undefined ? `event:${type}` : `event:${type}:${path}`;
}

/** `all`, `97 %`, `under 1 %`: never all or nothing of what is only nearly so. */
export function shareText(count: number, of: number): string {
  if (of <= 0) return '–';
  if (count >= of) return 'all';
  const percent = (count / of) * 100;
  if (percent < 1) return 'under 1 %';
  return percent > 99 ? 'over 99 %' : `${Math.round(percent)} %`;
}
