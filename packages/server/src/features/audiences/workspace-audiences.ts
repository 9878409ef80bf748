import {
  compileAudiences,
  talliesOf,
  type AudienceModel,
  type AudienceSource,
  type AudienceSurroundings,
} from '@causeway/core/audience/audience-model';
import { fieldKind } from '@causeway/core/audience/field-kind';
import { parseFilter } from '@causeway/core/audience/language/parse-filter';
import type { Rule } from '@causeway/core/audience/rule';
import { tallyKey } from '@causeway/core/audience/tally';
import { boundedCache } from '@causeway/core/mapping/bounded-cache';
import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { AudienceRecord, KeptTally } from '../../ports/audience-store.ts';

/** The rule that a filter says; undefined when it says none, which no stored one does. The same ones are asked for again and again. */
export const ruleOf: (filter: string) => Rule | undefined = boundedCache(2_000, (filter) => {
  const parsed = parseFilter(filter);
  return 'filter' in parsed ? parsed.filter.rule : undefined;
});

export function surroundingsOf(
  timeZone: string,
  attributes: ReadonlyMap<string, AttributeDefinition>,
  tallies: readonly KeptTally[],
): AudienceSurroundings {
  return {
    timeZone,
    isTime: (name) => fieldKind(name, attributes)?.of === 'time',
    tallies: new Map(tallies.map((tally) => [tally.key, tally])),
  };
}

/**
 * The rules of a workspace, read. `broken`: the slugs of those that cannot be judged, which a store that was mended by
 * hand may have; nobody joins or leaves them.
 */
export function sourcesOf(
  records: readonly AudienceRecord[],
  { tallies }: Pick<AudienceSurroundings, 'tallies'>,
): { readonly sources: readonly AudienceSource[]; readonly broken: readonly string[] } {
  const sources: AudienceSource[] = [];
  const broken: string[] = [];
  for (const { id, publicId, slug, name, filter, epoch, announce } of records) {
    const rule = ruleOf(filter);
    if (rule === undefined || talliesOf(rule).some((one) => !tallies.has(tallyKey(one)))) broken.push(slug);
    else sources.push({ id, publicId, slug, name, rule, epoch, announce });
  }
  return { sources, broken };
}

/** The audiences of a workspace, compiled, but for the broken ones. */
export function compileRecords(
  records: readonly AudienceRecord[],
  epoch: number,
  surroundings: AudienceSurroundings,
): { readonly model: AudienceModel; readonly broken: readonly string[] } {
  const { sources, broken } = sourcesOf(records, surroundings);
  return { model: compileAudiences(sources, epoch, surroundings), broken };
}
