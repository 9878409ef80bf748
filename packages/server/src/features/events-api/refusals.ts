import type { EventRefusal } from '@causeway/core/event/event-refusal';
import type { SignatureFault } from '../../ports/request-signatures.ts';
import { MAX_BODY_BYTES, type BodyProblem } from '../../intake/read-body.ts';

/*
 * What this road itself says no to. Numbers are the published ones where there is one (antavo FACTS (b), known codes),
 * and 0 where there is none.
 */

/** Thrown where a request cannot go on. */
export class Refusal extends Error {
  readonly refusal: EventRefusal;
  constructor(refusal: EventRefusal) {
    super(refusal.message);
    this.name = 'Refusal';
    this.refusal = refusal;
  }
}

export function badRequest(message: string, field?: string, hint?: string): EventRefusal {
  return {
    status: 400,
    type: 'BadRequestException',
    code: 0,
    message,
    ...(field === undefined ? {} : { field }),
    ...(hint === undefined ? {} : { hint }),
  };
}

export function emptySearch(): EventRefusal {
  return {
    ...badRequest('Empty search criteria', 'search', 'Say what to search for, or leave search out.'),
    code: 160211,
  };
}

export function nothingAt(path: string): EventRefusal {
  return { status: 404, type: 'NotFoundException', code: 0, message: `There is nothing at ${path}` };
}

export function wrongMethod(allowed: string): EventRefusal {
  return { status: 405, type: 'MethodNotAllowedException', code: 0, message: `It takes ${allowed}.` };
}

const KEYS = 'Make one under Keys in the settings: an events API key.';

function unauthorized(message: string, hint: string, code = 0): EventRefusal {
  return { status: 401, type: 'UnauthorizedException', code, message, hint };
}

export function noKey(): EventRefusal {
  return unauthorized(
    'There is no API key',
    `Send it as ?api_key=, as the header x-api-key, or sign the request. ${KEYS}`,
  );
}

export function unknownKey(): EventRefusal {
  return unauthorized('The API key is unknown or revoked', `Tracking keys do not work here. ${KEYS}`);
}

export function twoKeys(): EventRefusal {
  return unauthorized('The API key and the signature name different keys', 'Send one, or the same twice.');
}

export function unsigned(): EventRefusal {
  return unauthorized(
    'The request is not signed',
    'This workspace takes signed requests only: sign with the secret that was shown with the key, or change that in the settings of the workspace.',
  );
}

export function malformedSignature(): EventRefusal {
  return unauthorized(
    'Auth header format is invalid',
    'Authorization: ANTAVO-HMAC-SHA256 Credential={key}/{yyyymmdd}/{region}/api/antavo_request, SignedHeaders=date;host, Signature={64 hexadecimal digits}',
    101021,
  );
}

export function lostSecret(): EventRefusal {
  return unauthorized(
    'The secret of this key cannot be opened',
    'The hub was started with another sealing key. Make a new API key.',
  );
}

export function badSignature(fault: SignatureFault): EventRefusal {
  switch (fault.kind) {
    case 'scope':
      return unauthorized(
        `The credential scope "${fault.scope}" is not known`,
        'After the day it is {region}/api/antavo_request.',
      );
    case 'unsigned':
      return unauthorized(`The header ${fault.header} is not signed`, 'Sign date and host at least.');
    case 'missing':
      return unauthorized(
        `The signed header ${fault.header} was not sent`,
        'A proxy may have dropped it: sign what arrives.',
      );
    case 'date':
      return unauthorized(
        'The header date cannot be read',
        'Write it as 20260131T120000Z or Sat, 31 Jan 2026 12:00:00 GMT.',
      );
    case 'day':
      return unauthorized('The day of the credential is not that of the date header', 'Both are in UTC.');
    case 'stale':
      return unauthorized(
        `The date is ${Math.abs(fault.seconds)} seconds ${fault.seconds > 0 ? 'old' : 'ahead'}`,
        'Five minutes are allowed: look at the clock of the sender.',
      );
    case 'mismatch':
      return unauthorized(
        'The signatures do not match',
        `Signed is what arrives, with the secret (cws_…) and not the key. The canonical request here:\n${fault.canonical}`,
      );
  }
}

export function badBody(problem: Exclude<BodyProblem, 'aborted'>): EventRefusal {
  switch (problem) {
    case 'too_large':
      return {
        ...badRequest(`A request may carry ${MAX_BODY_BYTES} bytes after unpacking`),
        status: 413,
        type: 'RequestTooLargeException',
        hint: 'Send smaller batches.',
      };
    case 'overloaded':
      return overloaded('The hub is busy');
    case 'bad_encoding':
      return badRequest(
        'The body cannot be unpacked as its Content-Encoding says',
        'content-encoding',
        'Known are gzip, deflate, br and zstd.',
      );
  }
}

export function overloaded(message: string): EventRefusal {
  return {
    status: 429,
    type: 'TooManyRequestsException',
    code: 0,
    message,
    hint: 'Send this again a little later: Retry-After says when.',
  };
}

export function badJson(error: unknown): EventRefusal {
  const why = error instanceof Error ? error.message : 'it cannot be read';
  return badRequest(`The body is not valid JSON: ${why}`, undefined, 'Send one JSON object.');
}

export function notStored(): EventRefusal {
  return {
    status: 503,
    type: 'ServiceUnavailableException',
    code: 0,
    message: 'Events cannot be stored at the moment',
    hint: 'Nothing of this request was stored. Send it again later.',
  };
}

export function broken(): EventRefusal {
  return {
    status: 500,
    type: 'InternalErrorException',
    code: 0,
    message: 'Something went wrong here',
    hint: 'Nothing of this request was stored. Send it again.',
  };
}
