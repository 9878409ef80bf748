import type { Json } from '../result/json.ts';
import { bodyPaths } from './body-paths.ts';
import type { MissingRow } from './map-body.ts';
import { didYouMean, nearNames } from './near-names.ts';

/** A row that found nothing, and the fields of the body that somebody may have meant. */
export interface ExplainedRow extends MissingRow {
  readonly near: readonly string[];
}

/** Whoever misses more than these has another problem than the spelling. */
const MOST_EXPLAINED = 20;

/** Looks for what the rows may have meant. Names like the target count too: `clientID` was to be the customer. */
export function explainMissing(
  missing: readonly MissingRow[],
  body: Json,
  brief: boolean = false,
): readonly ExplainedRow[] {
  if (missing.length === 0) return [];
  const paths = brief ? [] : bodyPaths(body);
  return missing.map((row, index) => ({
    ...row,
    near:
      row.absent && index < MOST_EXPLAINED ? nearNames(row.from, [row.to.replace(/^data\./, '')], paths) : [],
  }));
}

/**
 * What to say about a field of the event (`customer`, `data.points`) that nothing was found for; undefined when no row
 * that found nothing leads there. Also for what the event type refuses later.
 */
export function missingHint(field: string, rows: readonly ExplainedRow[]): string | undefined {
  const row = rows.find(({ to }) => to === field || to.startsWith(`${field}.`));
  if (row === undefined) return undefined;
  if (!row.absent) return `It is taken from ${row.from}, which is empty in this body.`;
  const meant = didYouMean(row.near);
  return `It is taken from ${row.from}, which this body does not have.${meant === undefined ? '' : ` ${meant}`}`;
}
