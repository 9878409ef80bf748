import { NO_AUDIENCES, withNamed, type CompiledAudience } from '@causeway/core/audience/audience-model';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Look } from '@causeway/core/register/known';
import type { Model } from '@causeway/core/register/model';
import { own } from '@causeway/core/result/json';
import type { AudienceStore } from '../ports/audience-store.ts';
import type { AuditDraft } from '../ports/audit-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConfigStore, Integration } from '../ports/config-store.ts';
import type { ExistingRun, ExistingRuns } from '../ports/existing-runs.ts';
import type { MemberStore } from '../ports/member-store.ts';

export interface ExistingTools {
  readonly runs: ExistingRuns;
  readonly members: Pick<MemberStore, 'joined'>;
  readonly audiences: Pick<AudienceStore, 'audiences' | 'judging'>;
  readonly config: Pick<ConfigStore, 'integrations'>;
  readonly kinds: ReadonlyMap<string, Pick<DestinationKind, 'audiences'>>;
  readonly modelOf: (workspace: number) => Model;
  /** Resolves when they are on disk. */
  readonly submit: (looks: readonly Look[]) => Promise<unknown>;
  /** Lets whatever else waits have its turn. */
  readonly rest: (workedMs: number) => Promise<void>;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
}

/** Customers who share one transaction. */
const PORTION = 200;
const BEFORE_ALL = { since: Number.MIN_SAFE_INTEGER, customer: 0 };

/**
 * Tells integrations of who is in their audiences already, from where it stopped: a portion that was told before a crash
 * is told again, and has its effects once. Answers how many members were gone through.
 */
export async function tellExisting(tools: ExistingTools): Promise<number> {
  const integrations = await tools.config.integrations();
  await startNew(tools, integrations);
  let told = 0;
  for (const run of await tools.runs.runs()) {
    const integration = integrations.find(({ id }) => id === run.integration);
    if (run.state === 'running' && integration !== undefined) told += await goOn(tools, integration, run);
    if (tools.stopping.aborted) break;
  }
  return told;
}

/** An integration whose settings ask for it is told once by itself. */
async function startNew(
  { runs, kinds, clock }: ExistingTools,
  integrations: readonly Integration[],
): Promise<void> {
  for (const integration of integrations) {
    const { id, kind, state, settings } = integration;
    if (state !== 'active' || own(settings, 'existingUsers') !== true) continue;
    if (kinds.get(kind)?.audiences === undefined || (await runs.run(id)) !== undefined) continue;
    await runs.start(id, clock(), () => startedByItself(integration));
  }
}

function startedByItself({ id, workspace, name }: Integration): AuditDraft {
  return {
    by: { workspace, actor: { kind: 'hub', id: undefined, name: 'Existing users' } },
    action: 'existing_users.start',
    target: { kind: 'integration', id: String(id), name },
  };
}

async function goOn(tools: ExistingTools, integration: Integration, waiting: ExistingRun): Promise<number> {
  const { runs, members, submit, clock, stopping } = tools;
  const audiences = audiencesOf(tools, integration);
  if (audiences === undefined) return 0;
  let run = waiting.place > 0 ? waiting : await begin(tools, integration, waiting, audiences);
  let gone = 0;
  while (run?.state === 'running' && !stopping.aborted) {
    const began = clock();
    const { place, last, told, startedAt } = run;
    const audience = audiences.find(({ id }) => id >= place);
    if (audience === undefined) {
      await runs.advance(run, { ...run, isDone: true }, clock());
      break;
    }
    const after = audience.id === place ? last : BEFORE_ALL;
    const portion = await members.joined(audience.id, after, startedAt, PORTION);
    const present = {
      integration: integration.id,
      audience: audience.publicId,
      run: `existing:${integration.id}:${startedAt}`,
    };
    const { workspace } = integration;
    const looks = portion.map(({ customer }) => ({
      workspace,
      receivedAt: clock(),
      look: customer,
      present,
    }));
    if (looks.length > 0) await submit(looks);
    const isFull = portion.length === PORTION;
    const step = {
      place: isFull ? audience.id : audience.id + 1,
      last: isFull ? (portion.at(-1) ?? after) : BEFORE_ALL,
      told: told + portion.length,
      isDone: false,
    };
    gone += portion.length;
    run = await runs.advance(run, step, clock());
    await tools.rest(clock() - began);
  }
  return gone;
}

/** Those that the integration is about, by their numbers; undefined while the registering side does not know it yet. */
function audiencesOf(
  { kinds, modelOf }: ExistingTools,
  { id, workspace, kind, settings }: Integration,
): readonly CompiledAudience[] | undefined {
  const model = modelOf(workspace);
  if (!model.integrations.some((one) => one.id === id)) return undefined;
  const byPublicId = model.audiences?.model.byPublicId;
  const ids = kinds.get(kind)?.audiences?.(settings).ids ?? [];
  return ids
    .flatMap((publicId) => byPublicId?.get(publicId) ?? [])
    .toSorted((one, other) => one.id - other.id);
}

/** Begins once everybody was judged by the rules of the audiences; undefined until then. */
async function begin(
  { audiences: store, modelOf, runs, clock }: ExistingTools,
  { workspace }: Integration,
  run: ExistingRun,
  audiences: readonly CompiledAudience[],
): Promise<ExistingRun | undefined> {
  const judged = (await store.judging(workspace))?.judged ?? 0;
  const model = modelOf(workspace).audiences?.model ?? NO_AUDIENCES;
  if (withNamed(audiences, model).some(({ epoch }) => epoch > judged)) return undefined;
  const numbers = new Set(audiences.map(({ id }) => id));
  const total = (await store.audiences(workspace))
    .filter(({ id }) => numbers.has(id))
    .reduce((sum, { members }) => sum + members, 0);
  return runs.begin(run, audiences[0]?.id ?? 1, total, clock());
}
