import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Issue } from '@causeway/core/result/issue';
import type { JsonObject } from '@causeway/core/result/json';
import type { Egress } from '../../ports/egress.ts';

const TIMEOUT_MS = 15_000;
const MAX_RESPONSE_BYTES = 256 * 1024;
export const NO_ANSWER_HINT = 'Check the address, and whether this hub may reach it.';

export interface TriedConnection {
  readonly ok: boolean;
  readonly issue: Issue;
  readonly status: number | null;
  readonly ms: number;
}

/** Sends the kind's harmless request, and says what its answer means. */
export async function tryConnection(
  kind: DestinationKind,
  settings: JsonObject,
  secrets: Readonly<Record<string, string>>,
  egress: Egress,
): Promise<TriedConnection> {
  const { request, explain } = kind.test(settings);
  const { baseUrl, headers } = kind.connect(settings, secrets);
  const answer = await egress({
    url: baseUrl + request.path,
    method: request.method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: request.body,
    timeoutMs: TIMEOUT_MS,
    maxResponseBytes: MAX_RESPONSE_BYTES,
  });
  if (answer.status === 0) {
    const issue = {
      code: 'no_answer',
      message: answer.error ?? 'There was no answer.',
      hint: NO_ANSWER_HINT,
    };
    return { ok: false, issue, status: null, ms: answer.ms };
  }
  return { ...explain(answer), status: answer.status, ms: answer.ms };
}
