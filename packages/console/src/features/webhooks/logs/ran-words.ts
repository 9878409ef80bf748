import type { Answer } from '../../../app/api.ts';
import { isRepeat } from '../trial/verdict-words.ts';

type Ran = Pick<Answer<'POST /v1/admin/inbound/{id}/rerun'>, 'dry' | 'status' | 'verdicts' | 'events'>;

/** What happened, or would happen, in one sentence. */
export function ranWords({ dry, status, verdicts, events }: Ran): string {
  if (status === 'error') return dry ? 'It would be refused.' : 'It was refused.';
  if (status === 'ignored') return dry ? 'It would be ignored.' : 'It was ignored.';
  const types =
    events.length > 0
      ? events.map(({ type }) => type)
      : verdicts
          .filter((one) => one.outcome === 'done' && !isRepeat(one))
          .map(({ mapped }) => mapped?.action ?? 'an event');
  if (types.length === 0)
    return dry ? 'Nothing new would be registered: it came before.' : 'Nothing new was registered.';
  return `${types.join(', ')} ${dry ? 'would be' : types.length === 1 ? 'was' : 'were'} registered.`;
}
