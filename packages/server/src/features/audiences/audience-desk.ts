import { notFound, Refused } from '@causeway/contract/problem';
import { talliesOf } from '@causeway/core/audience/audience-model';
import type { KnownToRules } from '@causeway/core/audience/check-rule';
import { printFilter } from '@causeway/core/audience/language/print-filter';
import type { Rule } from '@causeway/core/audience/rule';
import { freeSlug, slugFrom } from '@causeway/core/audience/slug';
import { tallyKey } from '@causeway/core/audience/tally';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Model } from '@causeway/core/register/model';
import type { AudienceDesk, AudienceUsers, CheckedRule, RuleWords } from '../../ports/audience-desk.ts';
import type { AudienceRecord, AudienceStore, AudienceTaken, TallyNeeds } from '../../ports/audience-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import { recordOf, targetOf } from './audience-record.ts';
import { audienceUsers, NO_USERS } from './audience-users.ts';
import { readWords, refuseErrors } from './read-words.ts';
import { ruleOf } from './workspace-audiences.ts';

export interface AudienceDeskTools {
  readonly store: AudienceStore;
  readonly config: Pick<ConfigStore, 'integrations'>;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly modelOf: (workspace: number) => Pick<Model, 'allAttributes' | 'eventTypes'>;
  readonly configured: () => Promise<void> | void;
  readonly clock: Clock;
  /** 32 hexadecimal digits. */
  readonly newId: () => string;
}

const MOST = 1_000;

export function createAudienceDesk(tools: AudienceDeskTools): AudienceDesk {
  const { store, config, kinds, modelOf, configured, clock, newId } = tools;
  const inTurn = takingTurns();

  const get = async (workspace: number, id: string): Promise<AudienceRecord> => {
    const found = await store.audience(workspace, id);
    if (found === undefined) throw notFound('audience');
    return found;
  };
  const users = async (workspace: number): Promise<ReadonlyMap<string, AudienceUsers>> =>
    audienceUsers(await store.audiences(workspace), await config.integrations(workspace), kinds);
  const check = async (workspace: number, words: RuleWords, id?: string): Promise<CheckedRule> => {
    const { allAttributes: attributes, eventTypes } = modelOf(workspace);
    const records = await store.audiences(workspace);
    const self = records.find(({ publicId }) => publicId === id)?.slug;
    const known: KnownToRules = {
      attributes,
      eventTypes: new Set(eventTypes.keys()),
      rules: new Map(
        records.flatMap(({ slug, filter }) => {
          const rule = slug === self ? undefined : ruleOf(filter);
          return rule === undefined ? [] : [[slug, rule] as const];
        }),
      ),
      self,
    };
    return readWords(words, known);
  };
  const usable = async (workspace: number, words: RuleWords, id?: string) => {
    const checked = await check(workspace, words, id);
    return { ...checked, rule: refuseErrors(words, checked) };
  };
  const needs = async (workspace: number, rule: Rule): Promise<TallyNeeds> => ({
    needed: talliesOf(rule).map(tallyKey),
    counted: (await store.audiences(workspace)).flatMap(({ filter }) => {
      const counting = ruleOf(filter);
      return counting === undefined ? [] : talliesOf(counting).map(tallyKey);
    }),
  });

  return {
    get,
    users,
    check,
    usable,
    list: (workspace) => store.audiences(workspace),
    add: (by, words) =>
      inTurn(async () => {
        const { workspace } = by;
        const { name, description, announce, options = {} } = words;
        const { filter, rule } = await usable(workspace, words);
        const records = await store.audiences(workspace);
        if (records.length >= MOST)
          throw new Refused(409, 'too_many', `A workspace has at most ${MOST} audiences.`);
        const taken = new Set(records.map((record) => record.slug));
        const slug = words.slug ?? freeSlug(slugFrom(name), (one) => taken.has(one));
        const added = await store.addAudience(
          {
            ...{ workspace, publicId: newId(), slug, name, description, filter, options, announce },
            tallies: await needs(workspace, rule),
          },
          clock(),
          (made) => ({ by, action: 'audience.add', target: targetOf(made), after: recordOf(made) }),
        );
        return takenUp(added, slug);
      }),
    change: (by, id, words, ifRevision) =>
      inTurn(async () => {
        const { workspace } = by;
        const before = await get(workspace, id);
        const { slug = before.slug, name, description, options } = words;
        if (slug !== before.slug) await refuseNamed(workspace, id, 'renamed');
        const given = words.filter !== undefined || words.rule !== undefined;
        const read = given ? await usable(workspace, words, id) : undefined;
        const isOther = read !== undefined && !isSame(read.rule, ruleOf(before.filter));
        const announce = words.announce ?? before.announce;
        const changed = await store.changeAudience(
          workspace,
          id,
          {
            ...{ slug, name, description, options, filter: read?.filter },
            rule: isOther ? { announce, tallies: await needs(workspace, read.rule) } : undefined,
            // The rules were held against this revision.
            ifRevision: ifRevision ?? before.revision,
          },
          clock(),
          (old, after) => ({
            by,
            action: 'audience.change',
            target: targetOf(after),
            before: recordOf(old),
            after: recordOf(after),
          }),
        );
        if (changed === undefined) throw changedMeanwhile((await get(workspace, id)).revision);
        return takenUp(changed, slug);
      }),
    remove: (by, id, ifRevision) =>
      inTurn(async () => {
        const { revision } = await get(by.workspace, id);
        await refuseNamed(by.workspace, id, 'removed');
        const removed = await store.removeAudience(by.workspace, id, ifRevision, clock(), (before) => ({
          by,
          action: 'audience.remove',
          target: targetOf(before),
          before: recordOf(before),
        }));
        if (!removed) throw changedMeanwhile(revision);
        await configured();
      }),
  };

  async function takenUp(kept: AudienceRecord | AudienceTaken, slug: string): Promise<AudienceRecord> {
    if ('taken' in kept)
      throw new Refused(409, 'slug_taken', `There is another audience with the slug ${slug}.`);
    await configured();
    return kept;
  }

  /** Rules name audiences by their slugs, integrations by their ids. */
  async function refuseNamed(workspace: number, id: string, how: 'renamed' | 'removed'): Promise<void> {
    const { audiences, integrations } = (await users(workspace)).get(id) ?? NO_USERS;
    const all = how === 'renamed' ? audiences : [...audiences, ...integrations];
    if (all.length === 0) return;
    const names = all.map(({ name }) => `"${name}"`).join(', ');
    const what = how === 'renamed' ? 'Its slug is named by' : 'It is named by';
    throw new Refused(409, 'in_use', `${what} ${names}. Take it out there first.`);
  }
}

/**
 * One change after the other, each up to where it is taken up: what is counted is told from the rules there are, and a
 * count must not have stopped meanwhile.
 */
function takingTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}

/** Comments and layout say nothing. */
function isSame(rule: Rule, before: Rule | undefined): boolean {
  return before !== undefined && printFilter(rule) === printFilter(before);
}

function changedMeanwhile(revision: number): Refused {
  return new Refused(
    412,
    'changed_meanwhile',
    `It was changed meanwhile: its revision is ${revision} now. Read it again and repeat the change.`,
  );
}
