import { timeOf } from '@causeway/contract/page';
import { isObject, own, type JsonObject } from '@causeway/core/result/json';
import type { Integration } from '../../ports/config-store.ts';
import { configOf } from './job-config.ts';
import { FREE, WORKFLOWS } from './job-fields.data.ts';
import type { JobState } from './job-state.ts';
import { freeOf, keptIn } from './read-job.ts';

/** The workflow that a kind of integration is in this API; undefined for one that is no job. */
export function workflowOf(kind: string): string | undefined {
  return [...WORKFLOWS].find(([, key]) => key === kind)?.[0];
}

/** An integration as the API shows a job. */
export function jobView(integration: Integration, { status, until }: JobState): JsonObject {
  const { id, name, kind, settings, pause, createdAt, updatedAt } = integration;
  const { tag, hidden, verbose } = keptIn(settings);
  const authorization = own(settings, 'authorization');
  const quiet = own(settings, 'quiet');
  const [from, hours, timeZone] = isObject(quiet)
    ? [own(quiet, 'from'), own(quiet, 'hours'), own(quiet, 'timeZone')]
    : [];
  const config = configOf(settings, kind === WORKFLOWS.get('webhook_enrichment'));
  return {
    id: String(id),
    name,
    description: own(settings, 'description') ?? '',
    workflow: workflowOf(kind) ?? kind,
    config: { ...config, [FREE]: freeOf(own(settings, 'config')) },
    auth_ids: typeof authorization === 'string' ? [authorization] : [],
    tag,
    hidden,
    verbose_logging: verbose,
    quiet_time_of_day: from ?? '',
    quiet_timezone: timeZone ?? '',
    quiet_period: hours ?? 0,
    status,
    ...(until === undefined ? {} : { sleep_until: timeOf(until) }),
    ...(pause === undefined
      ? {}
      : { status_reason: { code: pause.code, message: pause.message, hint: pause.hint ?? '' } }),
    created: timeOf(createdAt),
    updated: timeOf(updatedAt),
  };
}
