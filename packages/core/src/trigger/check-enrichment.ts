import type { Issue } from '../result/issue.ts';
import { own, type Json, type JsonObject } from '../result/json.ts';
import { list, pick, required, section, text, wrong, type Reader } from '../settings/readers.ts';
import { DEFAULT_TRIGGER, fieldName, missing, readShared } from './check.ts';
import { clashes } from './clashes.ts';
import type { EnrichmentRow, EnrichmentSettings } from './settings.ts';

const { batch: _batch, ...SHARED } = DEFAULT_TRIGGER;

export const DEFAULT_ENRICHMENT: EnrichmentSettings = {
  ...SHARED,
  existingUsers: true,
  stream: 'webhook_enrichment',
  origin: ['_id'],
  mapping: [],
};

/** Settings with defaults in place of what is missing or unusable, and everything that is wrong with them. */
export function checkEnrichment(value: Json | undefined): {
  settings: EnrichmentSettings & JsonObject;
  issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const d = DEFAULT_ENRICHMENT;
  const from = section(value, '', Object.keys(d), issues);
  const settings: EnrichmentSettings = {
    ...readShared(from, d, issues),
    stream: pick(from, 'stream', '', stream, d.stream, issues),
    origin: pick(from, 'origin', '', origin, d.origin, issues),
    mapping: pick(from, 'mapping', '', list(row), d.mapping, issues),
  };
  if (
    settings.exportFields.length === 0 &&
    !issues.some(({ field = '' }) => field.startsWith('exportFields'))
  )
    issues.push(missing('exportFields', 'Choose what the service needs to know.'));
  issues.push(...clashes({ ...settings, batch: null }), ...rowIssues(settings));
  return { settings: settings as EnrichmentSettings & JsonObject, issues };
}

const stream = text((name) => (name.trim() === '' ? 'Write a name such as webhook_enrichment.' : undefined));

const origin: Reader<readonly string[]> = (value, at, issues) => {
  const names = list(fieldName)(value, at, issues);
  return names?.length === 0 ? wrong(issues, at, '', 'Choose at least one field, such as _id.') : names;
};

const row: Reader<EnrichmentRow> = (value, at, issues) => {
  const from = section(value, at, ['from', 'to', 'default'], issues);
  const way = required(from, 'from', at, source, issues);
  const to = required(from, 'to', at, attribute, issues);
  const otherwise = own(from, 'default');
  if (way === undefined || to === undefined) return undefined;
  return { from: way, to, ...(otherwise === undefined || otherwise === null ? {} : { default: otherwise }) };
};

const source = text((way) =>
  /^(?:response(?:\..+)?|origin\..+)$/.test(way)
    ? undefined
    : 'Write where the value is, such as response.address.city or origin._id.',
);

const attribute = text((name) =>
  name.trim() === '' || name.startsWith('_') ? 'Write the name of an attribute of the customer.' : undefined,
);

/** Rows that ask for what is not kept, attributes that two rows fill in, and answers that ask anew. */
function rowIssues({ mapping, origin: kept, fieldChanges }: EnrichmentSettings): readonly Issue[] {
  const issues: Issue[] = [];
  const known = new Set<string>();
  for (const [index, { from, to }] of mapping.entries()) {
    const at = `mapping[${index}]`;
    const isKept = kept.some((name) => `${from}.`.startsWith(`origin.${name}.`));
    if (from.startsWith('origin.') && !isKept)
      wrong(issues, `${at}.from`, from, 'Add the field to origin, or take the value from the response.');
    if (known.has(to)) wrong(issues, `${at}.to`, to, 'Another row fills in this attribute already.');
    if (fieldChanges.includes(to))
      wrong(issues, `${at}.to`, to, 'Each answer would send it again: take it out of fieldChanges.');
    known.add(to);
  }
  return issues;
}
