import type { JsonObject } from '@causeway/core/result/json';
import { checkTrigger } from '@causeway/core/trigger/check';
import { checkEnrichment } from '@causeway/core/trigger/check-enrichment';
import { compileAllowance, compileOpening } from '@causeway/core/trigger/schedule';
import type { QuietTime, UserLimit } from '@causeway/core/trigger/settings';
import { countText } from '../../../ui/count-text.ts';

/** After how many: each of these periods. */
const EACH: Readonly<Record<UserLimit['every'], string>> = {
  hour: 'an hour',
  day: 'a day',
  week: 'a week',
  month: 'a month',
};

/** How a job is, in words. `until`: when it goes on by itself, in Unix milliseconds. */
export interface JobState {
  readonly kind: 'running' | 'sleeping' | 'failing' | 'paused' | 'failed';
  readonly about: string;
  readonly until?: number;
}

interface Job {
  readonly kind: string;
  readonly state: 'active' | 'paused';
  readonly pause: { readonly code: string } | null;
  readonly settings: unknown;
  readonly counts: { readonly waiting: number };
}

/** What is known of the sending beside the settings. */
export interface Facts {
  /** The destination is only tried now and then. */
  readonly failing: boolean;
  /** Messages delivered since the period of the limit began; undefined while nobody knows. */
  readonly delivered: number | undefined;
}

type Times = { readonly quiet: QuietTime | null; readonly userLimit: UserLimit | null };

function timesOf({ kind, settings }: Pick<Job, 'kind' | 'settings'>): Times {
  return kind === 'enrichment'
    ? checkEnrichment(settings as JsonObject).settings
    : checkTrigger(settings as JsonObject).settings;
}

/** The period of the limit that a moment is in; undefined without a limit. */
export function periodOf(
  job: Pick<Job, 'kind' | 'settings'>,
  now: number,
): { readonly most: number; readonly since: number; readonly until: number } | undefined {
  const { userLimit } = timesOf(job);
  return userLimit === null ? undefined : compileAllowance(userLimit)(now);
}

export function jobState(job: Job, { failing, delivered }: Facts, now: number): JobState {
  const { state, pause, counts } = job;
  if (state === 'paused')
    return pause?.code === 'job_failed'
      ? { kind: 'failed', about: 'Nothing is sent until somebody resumes it. Messages wait.' }
      : { kind: 'paused', about: 'Nothing is sent until somebody resumes it. Messages wait.' };
  const { quiet, userLimit } = timesOf(job);
  const opensAt = quiet === null ? now : compileOpening(quiet)(now);
  if (opensAt > now)
    return {
      kind: 'sleeping',
      until: opensAt,
      about: 'These are its quiet times. What happens meanwhile is sent afterwards, in order.',
    };
  if (failing)
    return {
      kind: 'failing',
      about:
        'The destination takes nothing now. It is tried again by itself, after longer and longer pauses; after two hours without success the job is paused as failed.',
    };
  const period = periodOf(job, now);
  if (period !== undefined && counts.waiting > 0 && (delivered ?? 0) >= period.most)
    return {
      kind: 'sleeping',
      until: period.until,
      about: `The limit of ${countText(period.most)} ${EACH[userLimit?.every ?? 'day']} is reached. The rest waits for the next one.`,
    };
  return { kind: 'running', about: 'What happens is sent at once.' };
}
