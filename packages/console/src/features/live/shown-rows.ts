import type { Fate } from '@causeway/contract/live';
import type { LiveRow } from './live-rows.ts';

/** Narrows what is shown by how events stand now; both as they are in the address. */
export interface Standing {
  readonly integration: string | undefined;
  readonly state: string | undefined;
}

/** States that can be asked for, with their words. */
export const STATES: readonly { readonly value: Fate['state'] | 'trouble'; readonly label: string }[] = [
  { value: 'trouble', label: 'In trouble' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'parked', label: 'Parked' },
  { value: 'held', label: 'Held' },
  { value: 'skipped', label: 'Skipped' },
  { value: 'buried', label: 'Dead letter' },
  { value: 'not_routed', label: 'Not mapped' },
];

/**
 * The events that stand so with this integration, or with any. What is of no integration, such as a refused request,
 * is left out as soon as one is asked for.
 */
export function shownRows(rows: readonly LiveRow[], { integration, state }: Standing): readonly LiveRow[] {
  if (integration === undefined && state === undefined) return rows;
  return rows.filter(
    (row) =>
      row.kind === 'event' &&
      row.fates.some(
        (fate) =>
          (integration === undefined || String(fate.integration.id) === integration) &&
          (state === undefined || stands(fate, state)),
      ),
  );
}

/** In trouble is what somebody may want to look into. */
function stands(fate: Fate, state: string): boolean {
  if (state !== 'trouble') return fate.state === state;
  return fate.state === 'buried' || fate.state === 'parked' || fate.missing_consent.length > 0;
}
