import { criterionByKey, type Criterion, type Filters } from './criteria.ts';

interface ParsedText {
  readonly filters: Filters;
  /** What names no criterion. */
  readonly rest: string;
}

/** A key and a colon, then a value in double quotes (with `\"` and `\\`) or up to the next space; or any other word. */
const TOKEN = /([A-Za-z_-]+):(?:"((?:[^"\\]|\\[\s\S])*)"|([^\s"]\S*))|\S+/g;

/** Reads `status:429 type:"Order Completed"`. Of two values for one criterion the later one counts. */
export function parseFilterText(criteria: readonly Criterion[], text: string): ParsedText {
  const filters: Record<string, string> = {};
  const rest: string[] = [];
  for (const [whole, key, inQuotes, bare] of text.matchAll(TOKEN)) {
    const criterion = key === undefined ? undefined : criterionByKey(criteria, key);
    const value = inQuotes === undefined ? bare : inQuotes.replaceAll(/\\([\s\S])/g, '$1');
    if (criterion === undefined || value === undefined || value === '') rest.push(whole);
    else filters[criterion.name] = value;
  }
  return { filters, rest: rest.join(' ') };
}

/** Writes filters so that they can be typed or pasted again. */
export function formatFilterText(criteria: readonly Criterion[], filters: Filters): string {
  return criteria
    .flatMap(({ name, key }) => {
      const value = filters[name];
      return value === undefined || value === '' ? [] : [`${key}:${quotedIfNeeded(value)}`];
    })
    .join(' ');
}

function quotedIfNeeded(value: string): string {
  return /^[^\s"\\]+$/.test(value) ? value : `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
