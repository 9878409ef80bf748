import type { Look } from '@causeway/core/register/known';
import type { Model } from '@causeway/core/register/model';
import type { Connection } from '../adapters/sqlite/connection.ts';
import { openLooks } from '../adapters/sqlite/looks.ts';
import type { Registrar } from '../intake/registrar.ts';
import type { AudienceStore } from '../ports/audience-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { judgeEverybody } from '../workers/judge-everybody.ts';
import { lookAtDue } from '../workers/look-at-due.ts';
import { pause } from '../workers/pause.ts';
import { repeat } from '../workers/repeat.ts';

export interface JudgingParts {
  readonly writing: Connection;
  readonly audiences: AudienceStore;
  readonly registrar: Registrar;
  readonly modelOf: (workspace: number) => Model;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a customer weighs who waits to be looked at. */
const LOOK_BYTES = 128;
const EVERY_MS = 500;

/** Lets time pass for customers, and judges everybody by rules that began, for as long as the hub runs. */
export function startJudging(parts: JudgingParts): { readonly stop: () => Promise<unknown> } {
  const { writing, audiences, registrar, modelOf, clock, log } = parts;
  const looks = openLooks(writing);
  const stopping = new AbortController();
  const submit = (portion: readonly Look[]): Promise<unknown> =>
    registrar.submit(portion, portion.length * LOOK_BYTES);
  const due = repeat(
    'looking at customers who are due',
    EVERY_MS,
    () => lookAtDue({ looks, submit, clock, log }),
    log,
  );
  const everybody = repeat(
    'judging everybody',
    EVERY_MS,
    () =>
      judgeEverybody({
        audiences,
        looks,
        submit,
        epochOf: (workspace) => modelOf(workspace).audiences?.model.epoch ?? 0,
        // While nobody else waits there is nobody to make room for.
        rest: (workedMs) => pause(registrar.waitingBytes === 0 ? 0 : workedMs, stopping.signal),
        clock,
        stopping: stopping.signal,
      }),
    log,
  );
  return {
    stop: () => {
      stopping.abort();
      return Promise.all([due.stop(), everybody.stop()]);
    },
  };
}
