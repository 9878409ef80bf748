import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Issue } from '@causeway/core/result/issue';
import { StoreError } from '../../ports/store-error.ts';
import { MAX_BODY_BYTES, type BodyProblem } from '../../intake/read-body.ts';
import { Overloaded } from '../../intake/registrar.ts';
import { answerRefusal } from './answers.ts';
import type { TrackingTools } from './tracking-tools.ts';

export const NO_KEY: Issue = {
  code: 'bad_write_key',
  message: 'No tracking key: send it as the Basic user name, in x-write-key, or as writeKey.',
  hint: 'Keys are listed under tracking keys in the settings.',
};

export const UNKNOWN_KEY: Issue = {
  code: 'bad_write_key',
  message: 'This tracking key is unknown or revoked.',
  hint: 'Keys are listed under tracking keys in the settings.',
};

/** Answers a request whose body was not taken. */
export function refuseBody(
  { counts }: Pick<TrackingTools, 'counts'>,
  request: IncomingMessage,
  response: ServerResponse,
  problem: BodyProblem,
): void {
  // Whoever has not finished by now is not waited for: the connection ends with the answer.
  response.setHeader('connection', 'close');
  switch (problem) {
    case 'too_large':
      counts.refused++;
      return answerRefusal(response, 413, {
        code: 'too_large',
        message: `A request may carry ${MAX_BODY_BYTES} bytes after unpacking.`,
        hint: 'Send smaller batches.',
      });
    case 'overloaded':
      counts.overloaded++;
      return answerRefusal(
        response,
        429,
        { code: 'overloaded', message: 'The hub is busy; send this again a little later.' },
        1,
      );
    case 'bad_encoding':
      counts.refused++;
      return answerRefusal(response, 400, {
        code: 'bad_encoding',
        field: 'content-encoding',
        message: 'The body cannot be unpacked as its Content-Encoding says. Known: gzip, deflate, br, zstd.',
      });
    case 'aborted':
      request.destroy();
  }
}

/** Why nothing was stored, as it may be told; what is nobody's business is logged. */
export interface Failure {
  readonly status: number;
  readonly issue: Issue;
  readonly retryAfterSeconds?: number;
}

export function failureOf({ counts, log }: Pick<TrackingTools, 'counts' | 'log'>, error: unknown): Failure {
  if (error instanceof Overloaded) {
    counts.overloaded++;
    return {
      status: 429,
      issue: { code: 'overloaded', message: error.message },
      retryAfterSeconds: error.retryAfterSeconds,
    };
  }
  if (error instanceof StoreError) {
    log.error({ err: error, code: error.code }, 'events cannot be stored');
    return {
      status: 503,
      issue: {
        code: `store_${error.code}`,
        message: 'Events cannot be stored at the moment; send this again later.',
      },
      retryAfterSeconds: 10,
    };
  }
  log.error({ err: error }, 'a tracking request failed unexpectedly');
  return {
    status: 500,
    issue: {
      code: 'internal',
      message: 'Something went wrong here. The event was not stored; send it again.',
    },
  };
}
