import { ApiError } from '../../../app/api.ts';
import type { Fault } from '../form/fault.ts';
import { fieldPlace } from './field-place.ts';
import type { DraftPlaces } from './form-draft.ts';

/** What the hub finds wrong with a draft, by field of the form: the hint says what to do. */
export function hubFaults(error: unknown, places: DraftPlaces): readonly Fault[] {
  if (!(error instanceof ApiError) || error.status !== 422) return [];
  const faults = new Map<string, Fault>();
  for (const { pointer, message, hint } of error.problem?.errors ?? []) {
    const place = pointer === undefined ? undefined : fieldPlace(pointer, places);
    if (place !== undefined && !faults.has(place))
      faults.set(place, { place, message: hint ?? message, missing: false });
  }
  return [...faults.values()];
}
