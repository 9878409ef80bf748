import type { Answer } from '../../../app/api.ts';
import { counted, countText } from '../../../ui/count-text.ts';

export type Erasure = Answer<'GET /v1/admin/erasures/{id}'>;
export type ErasureStep = Erasure['steps'][number];

interface StepWord {
  readonly label: string;
  readonly about: string;
}

const STEPS: Readonly<Record<ErasureStep['kind'], StepWord>> = {
  queue: { label: 'Queue', about: 'What waited to be sent about them.' },
  profile: { label: 'Profile', about: 'Attributes, identifiers, consents, balances and audiences.' },
  events: { label: 'Events', about: 'What they did, and what it was made of.' },
  log: {
    label: 'Outbound logs',
    about: 'What was sent about them; in shared requests their part is blacked out.',
  },
  receipts: {
    label: 'Receipts',
    about: 'Requests in which they came in; what was about them is blacked out.',
  },
  destination: { label: 'Destination', about: 'Was asked to delete the profile.' },
};

export function stepWord({ kind, integration }: Pick<ErasureStep, 'kind' | 'integration'>): StepWord {
  const { label, about } = STEPS[kind];
  return { label: integration === null ? label : integration.name, about };
}

/** What a step has done: `12 rows`, `Answered 200`; empty while there is nothing to say. */
export function stepResult({ kind, count, status_code: status }: ErasureStep): string {
  if (kind === 'destination') return status === null ? '' : `Answered ${status}`;
  return counted(count, 'row');
}

/** How far an erasure has come: `3 of 7 steps`. */
export function progressText(steps: readonly Pick<ErasureStep, 'state'>[]): string {
  const finished = steps.filter(({ state }) => state === 'done').length;
  return finished === steps.length
    ? `All ${countText(steps.length)} steps`
    : `${finished} of ${counted(steps.length, 'step')}`;
}
