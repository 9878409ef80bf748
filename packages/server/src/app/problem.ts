import { pointer, Refused, type Complaint, type Problem } from '@causeway/contract/problem';
import type { z } from 'zod';
import { StoreError } from '../ports/store-error.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not well-formed',
  401: 'Nobody known asks',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not with this method',
  409: 'It clashes with what is there',
  412: 'Changed meanwhile',
  413: 'Too large',
  414: 'The address is too long',
  415: 'Not JSON',
  422: 'The request cannot be done as it is',
  429: 'Too often',
  500: 'Something went wrong here',
  503: 'Not at the moment',
};

/** What went wrong as a refusal; undefined when it is nobody's fault but ours. */
export function asRefused(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error;
  if (error instanceof StoreError) {
    return new Refused(
      503,
      `store_${error.code}`,
      'The hub cannot read or write its data at the moment. Try again later.',
    );
  }
  const { code, errcode, statusCode, message } = error as {
    code?: unknown;
    errcode?: unknown;
    statusCode?: unknown;
    message?: unknown;
  };
  // SQLite's "unique constraint failed": somebody else took the name between the check and the write.
  if (errcode === 2067) return new Refused(409, 'exists', 'There is one like this already.');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refused(415, 'not_json', 'Send the body as application/json.');
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refused(413, 'too_large', 'The body is too large.');
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new Refused(
      statusCode,
      'bad_request',
      typeof message === 'string' ? message : 'The request is not well-formed.',
    );
  }
  return undefined;
}

/** RFC 9457. `path` is without the query, which may hold what people search for. */
export function problemOf(refused: Refused | undefined, path: string): Problem {
  const status = refused?.status ?? 500;
  return {
    type: `urn:causeway:problem:${refused?.code ?? 'internal'}`,
    title: TITLES[status] ?? 'Refused',
    status,
    detail:
      refused?.message ?? 'The request failed for a reason that is not yours. The log of the hub says more.',
    instance: path,
    errors: [...(refused?.complaints ?? [])],
  };
}

/** Everything that a schema found wrong, each with its place. */
export function complaintsOf(error: z.core.$ZodError, place: 'body' | 'parameter'): Complaint[] {
  return error.issues.flatMap((issue): Complaint[] => {
    const at = issue.path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        ...where(place, [...at, key]),
        code: 'unknown_key',
        message: `"${key}" is not known here.`,
        hint: 'Leave it out, or check its spelling.',
      }));
    }
    const missing = issue.code === 'invalid_type' && issue.input === undefined;
    return [
      {
        ...where(place, at),
        code: missing ? 'missing' : issue.code,
        message: missing ? 'It is missing.' : issue.message,
      },
    ];
  });
}

function where(
  place: 'body' | 'parameter',
  at: readonly (string | number)[],
): Pick<Complaint, 'pointer' | 'parameter'> {
  return place === 'body' ? { pointer: pointer(at) } : { parameter: String(at[0] ?? '') };
}
