import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Look } from '@causeway/core/register/known';
import type { Model } from '@causeway/core/register/model';
import type { Connection } from '../adapters/sqlite/connection.ts';
import { openLooks } from '../adapters/sqlite/looks.ts';
import type { Registrar } from '../intake/registrar.ts';
import type { AudienceStore } from '../ports/audience-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConfigStore } from '../ports/config-store.ts';
import type { ExistingRuns } from '../ports/existing-runs.ts';
import type { Log } from '../ports/log.ts';
import type { MemberStore } from '../ports/member-store.ts';
import { judgeEverybody } from '../workers/judge-everybody.ts';
import { lookAtDue } from '../workers/look-at-due.ts';
import { pause } from '../workers/pause.ts';
import { repeat } from '../workers/repeat.ts';
import { tellExisting } from '../workers/tell-existing.ts';

export interface JudgingParts {
  readonly writing: Connection;
  readonly audienceStore: AudienceStore;
  readonly members: MemberStore;
  readonly existingRuns: ExistingRuns;
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly registrar: Registrar;
  readonly modelOf: (workspace: number) => Model;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a customer weighs who waits to be looked at. */
const LOOK_BYTES = 128;
const EVERY_MS = 500;

/**
 * Lets time pass for customers, judges everybody by rules that began, and tells integrations of who is in their audiences
 * already, for as long as the hub runs.
 */
export function startJudging(parts: JudgingParts): { readonly stop: () => Promise<unknown> } {
  const { writing, audienceStore: audiences, registrar, modelOf, clock, log } = parts;
  const looks = openLooks(writing);
  const stopping = new AbortController();
  const submit = (portion: readonly Look[]): Promise<unknown> =>
    registrar.submit(portion, portion.length * LOOK_BYTES);
  // While nobody else waits there is nobody to make room for.
  const rest = (workedMs: number): Promise<void> =>
    pause(registrar.waitingBytes === 0 ? 0 : workedMs, stopping.signal);
  const shared = { audiences, submit, rest, clock, stopping: stopping.signal };
  const rounds = [
    repeat('looking at customers who are due', EVERY_MS, () => lookAtDue({ looks, submit, clock, log }), log),
    repeat(
      'judging everybody',
      EVERY_MS,
      () =>
        judgeEverybody({
          ...shared,
          looks,
          epochOf: (workspace) => modelOf(workspace).audiences?.model.epoch ?? 0,
        }),
      log,
    ),
    repeat(
      'telling of existing users',
      EVERY_MS,
      () => tellExisting({ ...parts, ...shared, runs: parts.existingRuns }),
      log,
    ),
  ];
  return {
    stop: () => {
      stopping.abort();
      return Promise.all(rounds.map((round) => round.stop()));
    },
  };
}
