import {
  compileAudiences,
  talliesOf,
  type AudienceModel,
  type AudienceSource,
  type AudienceSurroundings,
} from '@causeway/core/audience/audience-model';
import type { Rule } from '@causeway/core/audience/rule';
import { tallyKey } from '@causeway/core/audience/tally';
import { audiencesIn } from '@causeway/core/audience/walk-rule';
import type { Wanted } from '../../ports/member-store.ts';

/** A rule that is tried out, and what is needed to judge it: `catchUp` with this model brings anybody up to it. */
export interface DraftModel {
  readonly model: AudienceModel;
  /** The number under which the draft is in the model. */
  readonly audience: number;
  /** The audiences of the model, and the events that they count: of some customers anew, of others those since. */
  readonly wanted: Wanted;
}

/** No store numbers anything below zero. */
const MADE_UP = -1;

/**
 * Compiles a rule as it would be if it began now, with the audiences that it names. What rules count already stays; what
 * nobody counts yet is counted by made-up numbers. `of`: the audience that it is to be the rule of. `epoch`: the present
 * one of the workspace.
 */
export function draftModel(
  rule: Rule,
  of: number | undefined,
  live: readonly AudienceSource[],
  epoch: number,
  surroundings: AudienceSurroundings,
): DraftModel {
  const sources = [draftOf(rule, live, of, epoch + 1), ...namedBy(rule, live)];
  const counted = new Set(live.flatMap((source) => talliesOf(source.rule).map(tallyKey)));
  const tallies = new Map<string, { readonly id: number; readonly epoch: number }>();
  const types = new Set<string>();
  for (const definition of sources.flatMap((source) => talliesOf(source.rule))) {
    const key = tallyKey(definition);
    const kept = counted.has(key) ? surroundings.tallies.get(key) : undefined;
    const tally = kept ?? tallies.get(key) ?? { id: MADE_UP - tallies.size, epoch: epoch + 1 };
    tallies.set(key, tally);
    types.add(definition.event);
  }
  const model = compileAudiences(sources, epoch + 1, { ...surroundings, tallies });
  const wanted = { audiences: new Set(model.places.keys()), types };
  return { model, audience: sources[0]?.id ?? MADE_UP, wanted };
}

function draftOf(
  rule: Rule,
  live: readonly AudienceSource[],
  of: number | undefined,
  epoch: number,
): AudienceSource {
  const known = live.find(({ id }) => id === of);
  // A space is in no slug.
  const nameless = { id: MADE_UP, publicId: '', slug: ' ', name: '' };
  return { ...(known ?? nameless), rule, epoch, announce: false };
}

/** The audiences that a rule names, and those that they name, and so on. */
function namedBy(rule: Rule, live: readonly AudienceSource[]): readonly AudienceSource[] {
  const bySlug = new Map(live.map((source) => [source.slug, source]));
  const found = new Set<AudienceSource>();
  const follow = (named: Rule): void => {
    for (const slug of audiencesIn(named)) {
      const source = bySlug.get(slug);
      if (source === undefined || found.has(source)) continue;
      found.add(source);
      follow(source.rule);
    }
  };
  follow(rule);
  return [...found];
}
