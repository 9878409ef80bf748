import { NO_TEMPLATES } from '@causeway/core/template/template-engine';
import type { Integration } from '../../ports/config-store.ts';
import type { V2ApiTools } from './exchange.ts';

export type JobStatus = 'runnable' | 'sleeping' | 'paused' | 'failed' | 'terminated';

export interface JobState {
  readonly status: JobStatus;
  /** Until when it sleeps, Unix milliseconds; undefined when it does not, or nobody knows. */
  readonly until: number | undefined;
}

/**
 * What a job does now, in the words of the API. It sleeps while its destination fails, while it is quiet, and when as
 * many people as it may tell of were told of.
 */
export async function stateOf(
  { kinds, failing, delivered, clock }: Pick<V2ApiTools, 'kinds' | 'failing' | 'delivered' | 'clock'>,
  { id, kind: key, state, pause, settings }: Integration,
): Promise<JobState> {
  if (state === 'removed') return { status: 'terminated', until: undefined };
  if (state === 'paused')
    return { status: pause?.code === 'job_failed' ? 'failed' : 'paused', until: undefined };
  const now = clock();
  const { opensAt, allowance } = kinds.get(key)?.compile(settings, NO_TEMPLATES) ?? {};
  const opens = opensAt?.(now) ?? now;
  if (opens > now) return { status: 'sleeping', until: opens };
  const allowed = allowance?.(now);
  if (allowed !== undefined && (await delivered(id, allowed.since)) >= allowed.most)
    return { status: 'sleeping', until: allowed.until };
  return { status: failing().has(id) ? 'sleeping' : 'runnable', until: undefined };
}
