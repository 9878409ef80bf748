import { ApiError } from '../../../app/api.ts';
import type { Fault } from './fault.ts';

/** What the hub refused, by field of the form; `rest`: something that no field is to blame for. */
export function refusedFaults(
  error: unknown,
  placeOfPointer: (pointer: string) => string | undefined,
): { readonly faults: readonly Fault[]; readonly rest: boolean } {
  if (!(error instanceof ApiError)) return { faults: [], rest: true };
  if (error.status === 409 && error.problem?.type.endsWith(':name_taken') === true)
    return { faults: [{ place: 'name', message: error.message, missing: false }], rest: false };
  const complaints = error.status === 422 ? (error.problem?.errors ?? []) : [];
  const faults = complaints.flatMap((complaint) => {
    const place = complaint.pointer === undefined ? undefined : placeOfPointer(complaint.pointer);
    return place === undefined ? [] : [{ place, message: wordsAt(complaint), missing: false }];
  });
  return { faults, rest: faults.length === 0 || faults.length < complaints.length };
}

interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** At the field, what stands in it and what it is called is in front of one's eyes: the hint says what to do. */
function wordsAt({ code, message, hint }: Complaint): string {
  return code === 'setting_invalid' ? (hint ?? message) : `${message} ${hint ?? ''}`.trim();
}
