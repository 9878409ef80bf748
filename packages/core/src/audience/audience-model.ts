import type { JsonObject } from '../result/json.ts';
import { endsOf, tallyOf, type ConditionContext } from './compile-condition.ts';
import { compileRule } from './compile-rule.ts';
import type { EventSight } from './event-sight.ts';
import { leaningsOf, type Leaning } from './leaning.ts';
import type { Operand, Rule } from './rule.ts';
import type { Judge } from './sight.ts';
import { momentOf, tallyKey, type Moment, type TallyDefinition } from './tally.ts';
import { audiencesIn, walkRule } from './walk-rule.ts';

/** An audience as it is configured. */
export interface AudienceSource {
  /** The store's number. */
  readonly id: number;
  readonly publicId: string;
  readonly slug: string;
  readonly name: string;
  readonly rule: Rule;
  /** Its rule holds since this epoch of the workspace. */
  readonly epoch: number;
  /** Who is found to be in it, or out of it, because the rule began, is told of like anybody else. */
  readonly announce: boolean;
}

export interface CompiledAudience extends Omit<AudienceSource, 'rule'> {
  readonly judge: Judge;
  /** Audiences whose rules name this one, by their places in the model. */
  readonly namedBy: readonly number[];
}

export interface CompiledTally {
  readonly id: number;
  readonly epoch: number;
  readonly definition: TallyDefinition;
  /** What an event of its type counts for. */
  readonly count: (seen: EventSight) => Moment | undefined;
  /** When a moment leaves. */
  readonly ends: (at: number) => number;
  /** Audiences that use it, by their places in the model. */
  readonly audiences: readonly number[];
  /** Where more of it moves the verdict of each of them. */
  readonly leanings: readonly Leaning[];
}

interface GrowingTally extends CompiledTally {
  readonly audiences: number[];
  readonly leanings: Leaning[];
}

export interface CountedEvent {
  readonly type: string;
  readonly timestamp: number;
  readonly data: JsonObject;
  readonly context: JsonObject;
}

/** All audiences of a workspace, compiled. Those that rules name come before those rules. */
export interface AudienceModel {
  readonly epoch: number;
  readonly audiences: readonly CompiledAudience[];
  readonly places: ReadonlyMap<number, number>;
  readonly bySlug: ReadonlyMap<string, CompiledAudience>;
  readonly byPublicId: ReadonlyMap<string, CompiledAudience>;
  /** Which audiences a field of the customer concerns. */
  readonly byField: ReadonlyMap<string, readonly number[]>;
  readonly byEvent: ReadonlyMap<string, readonly CompiledTally[]>;
  readonly tallies: ReadonlyMap<number, CompiledTally>;
}

export interface AudienceSurroundings {
  readonly timeZone: string;
  readonly isTime: (name: string) => boolean;
  /** Known tallies, by `tallyKey`. */
  readonly tallies: ReadonlyMap<string, { readonly id: number; readonly epoch: number }>;
}

export const NO_AUDIENCES: AudienceModel = {
  epoch: 0,
  audiences: [],
  places: new Map(),
  bySlug: new Map(),
  byPublicId: new Map(),
  byField: new Map(),
  byEvent: new Map(),
  tallies: new Map(),
};

/**
 * Compiles the audiences of a workspace. `epoch` is the workspace's: at least that of its youngest rule. The rules were
 * checked before (see `checkRule`); an audience that none has is one that nobody is in.
 */
export function compileAudiences(
  sources: readonly AudienceSource[],
  epoch: number,
  surroundings: AudienceSurroundings,
): AudienceModel {
  const ordered = inOrder(sources);
  const places = new Map(ordered.map(({ id }, place) => [id, place]));
  const placeOfSlug = new Map(ordered.map(({ slug }, place) => [slug, place]));
  const byField = new Map<string, Set<number>>();
  const byEvent = new Map<string, CompiledTally[]>();
  const tallies = new Map<number, GrowingTally>();
  const namedBy = ordered.map(() => [] as number[]);
  const audiences = ordered.map(({ rule, ...source }, place): CompiledAudience => {
    for (const slug of audiencesIn(rule)) {
      const named = placeOfSlug.get(slug);
      if (named !== undefined) namedBy[named]?.push(place);
    }
    walkRule(rule, (leaf) => {
      if (leaf.kind !== 'audience' && leaf.operand.kind === 'field') note(byField, leaf.operand, place);
    });
    const leanings = leaningsOf(rule);
    const context: ConditionContext = {
      timeZone: surroundings.timeZone,
      isTime: surroundings.isTime,
      tally: (definition) => {
        const key = tallyKey(definition);
        const known = surroundings.tallies.get(key);
        if (known === undefined) throw new Error(`${source.slug} counts what is not counted`);
        let tally = tallies.get(known.id);
        if (tally === undefined) {
          tally = { ...compileTally(definition, known, surroundings), audiences: [], leanings: [] };
          tallies.set(known.id, tally);
          const same = byEvent.get(definition.event);
          if (same === undefined) byEvent.set(definition.event, [tally]);
          else same.push(tally);
        }
        if (!tally.audiences.includes(place)) {
          tally.audiences.push(place);
          tally.leanings.push(leanings.get(key) ?? 'either');
        }
        return known.id;
      },
    };
    return { ...source, judge: compileRule(rule, context), namedBy: namedBy[place] as number[] };
  });
  return {
    epoch,
    audiences,
    places,
    bySlug: new Map(audiences.map((audience) => [audience.slug, audience])),
    byPublicId: new Map(audiences.map((audience) => [audience.publicId, audience])),
    byField: new Map([...byField].map(([name, set]) => [name, [...set]])),
    byEvent,
    tallies,
  };
}

/** These, and all that decide who is in them: those that their rules name, and so on. */
export function withNamed(
  audiences: readonly CompiledAudience[],
  model: AudienceModel,
): readonly CompiledAudience[] {
  const places = new Set(audiences.map(({ id }) => model.places.get(id)));
  // Whoever is named comes before those that name it.
  for (let place = model.audiences.length - 1; place >= 0; place--)
    if (model.audiences[place]?.namedBy.some((one) => places.has(one)) === true) places.add(place);
  return model.audiences.filter((_, place) => places.has(place));
}

/** All that a rule counts. */
export function talliesOf(rule: Rule): readonly TallyDefinition[] {
  const definitions: TallyDefinition[] = [];
  walkRule(rule, (leaf) => {
    if (leaf.kind !== 'audience' && leaf.operand.kind === 'events')
      definitions.push(tallyOf(leaf, leaf.operand));
  });
  return definitions;
}

function compileTally(
  definition: TallyDefinition,
  { id, epoch }: { readonly id: number; readonly epoch: number },
  { timeZone }: AudienceSurroundings,
): Omit<CompiledTally, 'audiences' | 'leanings'> {
  const { where, within } = definition;
  const ends = endsOf({ within: within ?? undefined }, timeZone);
  const momentIn = momentsOf(definition);
  if (where === null || where === undefined) return { id, epoch, definition, ends, count: momentIn };
  const chosen = compileRule(where, {
    timeZone,
    isTime: () => false,
    tally: () => {
      throw new Error('a where counts nothing');
    },
  });
  const count = (seen: EventSight): Moment | undefined => (chosen(seen) ? momentIn(seen) : undefined);
  return { id, epoch, definition, ends, count };
}

/** What an event counts for, where it counts. */
function momentsOf(definition: TallyDefinition): (seen: EventSight) => Moment | undefined {
  const { figure, field } = definition;
  if (figure === 'count' || (field === null && (figure === 'first' || figure === 'last')))
    return ({ once }) => once;
  return ({ event }) => momentOf(definition, event.timestamp, event.data);
}

function note(
  byField: Map<string, Set<number>>,
  operand: Extract<Operand, { kind: 'field' }>,
  place: number,
): void {
  const [name = ''] = operand.path;
  const set = byField.get(name);
  if (set === undefined) byField.set(name, new Set([place]));
  else set.add(place);
}

/** Those that are named before those that name them. */
function inOrder(sources: readonly AudienceSource[]): readonly AudienceSource[] {
  const bySlug = new Map(sources.map((source) => [source.slug, source]));
  const ordered = new Set<AudienceSource>();
  const under = new Set<AudienceSource>();
  const add = (source: AudienceSource): void => {
    if (ordered.has(source) || under.has(source)) return;
    under.add(source);
    for (const slug of audiencesIn(source.rule)) {
      const named = bySlug.get(slug);
      if (named !== undefined) add(named);
    }
    under.delete(source);
    ordered.add(source);
  };
  for (const source of sources) add(source);
  return [...ordered];
}
