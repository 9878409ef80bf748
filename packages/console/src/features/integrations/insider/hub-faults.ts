import type { Complaint } from '@causeway/contract/problem';
import { ApiError } from '../../../app/api.ts';
import { fieldPlace } from './field-place.ts';
import type { DraftPlaces } from './form-draft.ts';

export interface HubFaults {
  readonly byField: ReadonlyMap<string, string>;
  /** What no field of the form is to blame for. */
  readonly rest: readonly Complaint[];
}

const NO_FAULTS: HubFaults = { byField: new Map(), rest: [] };

/**
 * What the hub refused, by field of the form and in words: the hint says what to do, so it goes first. `at`: where a
 * place of what was sent is in an integration.
 */
export function hubFaults(
  error: unknown,
  places?: DraftPlaces,
  at: (pointer: string) => string = (pointer) => pointer,
): HubFaults {
  if (!(error instanceof ApiError)) return NO_FAULTS;
  if (error.status === 409 && error.problem?.type.endsWith(':name_taken') === true)
    return { byField: new Map([['name', error.message]]), rest: [] };
  if (error.status !== 422) return NO_FAULTS;
  const byField = new Map<string, string>();
  const rest: Complaint[] = [];
  for (const complaint of error.problem?.errors ?? []) {
    const place = complaint.pointer === undefined ? undefined : fieldPlace(at(complaint.pointer), places);
    if (place === undefined) rest.push(complaint);
    else if (!byField.has(place)) byField.set(place, complaint.hint ?? complaint.message);
  }
  return { byField, rest };
}
