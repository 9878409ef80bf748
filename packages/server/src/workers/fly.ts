import { backoff } from '@causeway/core/delivery/backoff';
import type {
  Answer,
  Destination,
  PlannedRequest,
  RecordFailure,
  Reply,
} from '@causeway/core/delivery/destination';
import type { Issue } from '@causeway/core/result/issue';
import type { Clock } from '../ports/clock.ts';
import type { Attempt, RecordedFlight } from '../ports/delivery-store.ts';
import type { AuthorizedAnswer } from '../ports/authorized-egress.ts';
import type { Log } from '../ports/log.ts';
import type { RequestGate, Sleep } from './request-gate.ts';

export type Send = (request: PlannedRequest) => Promise<AuthorizedAnswer>;

/** How a flight ended. `blame` is set when it kept failing while others got through. */
export type Landing = {
  readonly attempts: readonly Attempt[];
  readonly status: number;
} & (
  | {
      readonly kind: 'arrived';
      readonly failures: readonly (readonly RecordFailure[])[];
      readonly replies: readonly Reply[];
    }
  | { readonly kind: 'refused'; readonly issue: Issue }
  | { readonly kind: 'conflict'; readonly issue: Issue; readonly step: number }
  | { readonly kind: 'credentials'; readonly issue: Issue }
  | { readonly kind: 'failing'; readonly issue: Issue }
  | { readonly kind: 'gave_up'; readonly issue: Issue }
  /** Nobody got through for as long as there is patience. */
  | { readonly kind: 'exhausted'; readonly issue: Issue }
);

export interface FlightTools {
  readonly destination: Destination;
  readonly gate: RequestGate;
  readonly send: Send;
  readonly clock: Clock;
  readonly random: () => number;
  readonly sleep: Sleep;
  readonly log: Log;
  /** How long failing messages are tried before they are buried. */
  readonly giveUpAfterMs: number;
  /** Called after every attempt, for metrics and live views. */
  readonly observe: (attempt: Attempt, request: PlannedRequest) => void;
}

const RETRY_BASE_MS = 1_000;
const RETRY_CAP_MS = 5 * 60_000;
/** So many failures while others got through mean that the flight itself is at fault. */
const BLAMED_AFTER = 3;
/**
 * Nobody gets through: then it may still be this flight that is at fault, and no other is there to show it. After so
 * many failures a single customer makes room for the next message in line, and several are tried in two halves, so
 * that one bad customer can neither hold the breaker open nor take others to the dead letters with it. Where patience
 * ends, several make room as soon: the one at fault is to be found before.
 */
const SINGLE_YIELDS_AFTER = 3;
const MANY_YIELD_AFTER = 8;
const KEPT_RESPONSE = 65_536;
const NO_REPLIES: readonly Reply[] = Object.freeze([]);

/**
 * Flies one recorded flight: its requests one after the other, each repeated byte for byte until it has a definite
 * answer. A failure that the destination has with everybody is waited out here, for up to 72 hours; one that only
 * this flight has ends as `failing`, so that it can be taken apart or parked without holding up its lanes.
 */
export async function fly(
  recorded: RecordedFlight,
  tools: FlightTools,
  signal: AbortSignal,
): Promise<Landing> {
  const attempts: Attempt[] = [];
  const failures: (readonly RecordFailure[])[] = [];
  const replies: Reply[] = [];
  const yieldAfter =
    recorded.flight.entries.length === 1 || tools.destination.patience !== undefined
      ? SINGLE_YIELDS_AFTER
      : MANY_YIELD_AFTER;
  let status = 0;
  for (const [step, request] of recorded.flight.requests.entries()) {
    let failed = 0;
    let blamed = 0;
    for (let attempt = 1; ; attempt++) {
      await tools.gate.pass(request.operation, signal);
      const at = tools.clock();
      const sent = await tools.send(request);
      const answer = sent.failure ?? readSafely(tools.destination, request, sent);
      const error = answer.kind === 'accepted' ? undefined : answer.issue.message;
      status = sent.status;
      const made: Attempt = {
        flight: recorded.id,
        step,
        attempt,
        at,
        ms: sent.ms,
        status,
        error: sent.error ?? error,
        response: kept(sent),
      };
      attempts.push(made);
      tools.observe(made, request);
      if (answer.kind === 'accepted') {
        tools.gate.succeeded();
        failures.push(answer.failures);
        replies.push(...repliesSafely(tools, recorded, request, sent));
        break;
      }
      if (answer.kind !== 'transient') {
        if (answer.kind !== 'credentials' && sent.failure === undefined) tools.gate.succeeded();
        return ended(answer, attempts, status, step);
      }
      const counts = tools.gate.failed(answer.retryAfterMs);
      if (counts && tools.gate.isExhausted) {
        const issue = jobFailed(answer.issue, tools.gate.breaker.since ?? at);
        return { kind: 'exhausted', issue, attempts, status };
      }
      if (counts) failed++;
      if (counts && tools.gate.breaker.openings === 0) blamed++;
      if (blamed >= BLAMED_AFTER || failed >= yieldAfter)
        return { kind: 'failing', issue: answer.issue, attempts, status };
      if (tools.clock() - recorded.firstAt >= tools.giveUpAfterMs) {
        return { kind: 'gave_up', issue: gaveUp(answer.issue, tools.giveUpAfterMs), attempts, status };
      }
      // While the breaker is open or rests the gate does the waiting, and lets this one through as the probe.
      if (counts && tools.gate.breaker.openings === 0) {
        await tools.sleep(
          backoff(attempt, RETRY_BASE_MS, RETRY_CAP_MS, tools.random(), answer.retryAfterMs),
          signal,
        );
      }
    }
  }
  return { kind: 'arrived', failures, replies, attempts, status };
}

function ended(
  answer: Exclude<Answer, { kind: 'accepted' | 'transient' }>,
  attempts: readonly Attempt[],
  status: number,
  step: number,
): Landing {
  return answer.kind === 'conflict' ? { ...answer, attempts, status, step } : { ...answer, attempts, status };
}

function kept(sent: AuthorizedAnswer): string | undefined {
  return sent.status === 0 ? undefined : sent.body.slice(0, KEPT_RESPONSE);
}

/** An answer that the destination kind fails on is no answer: it is tried again like one. */
function readSafely(destination: Destination, request: PlannedRequest, sent: AuthorizedAnswer): Answer {
  try {
    return destination.read(request, sent);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      kind: 'transient',
      issue: { code: 'answer_unreadable', message: `The answer cannot be read: ${reason}` },
    };
  }
}

/** What the destination kind fails to read is not heard: the messages have arrived all the same. */
function repliesSafely(
  { destination, log }: FlightTools,
  { integration, flight }: RecordedFlight,
  request: PlannedRequest,
  sent: AuthorizedAnswer,
): readonly Reply[] {
  if (destination.replies === undefined) return NO_REPLIES;
  try {
    return destination.replies(request, sent, flight.entries);
  } catch (error) {
    log.warn({ err: error, integration }, 'what an answer tells of customers cannot be read');
    return NO_REPLIES;
  }
}

/** The ending of what was tried for as long as is promised. */
export function gaveUp(issue: Issue, afterMs: number): Issue {
  return {
    code: 'gave_up',
    message: `Not accepted within ${Math.round(afterMs / 3_600_000)} hours. The last answer: ${issue.message}`,
    hint: 'When the destination works again, send it again from the dead letters.',
  };
}

/** Why an integration is paused whose destination accepted nothing for as long as there was patience. */
function jobFailed(issue: Issue, since: number): Issue {
  return {
    code: 'job_failed',
    message: `Nothing was accepted since ${new Date(since).toISOString()}. The last answer: ${issue.message}`,
    hint: 'The messages wait. When the destination works again, resume the integration: they are sent then.',
  };
}
