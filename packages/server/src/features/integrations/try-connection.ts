import type { AnswerOf } from '@causeway/contract/operation';
import type { testIntegration } from '@causeway/contract/integrations';
import { coverOf } from '@causeway/core/authorization/cover-secrets';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { shownConnection } from '@causeway/core/delivery/shown-connection';
import type { TemplateShelf } from '@causeway/core/template/template-engine';
import type { OpenAuthorization } from '../../ports/authorized-egress.ts';
import type { Integration } from '../../ports/config-store.ts';
import type { IntegrationTools } from './integration-tools.ts';

const TIMEOUT_MS = 15_000;
const MAX_RESPONSE_BYTES = 256 * 1024;
const SHOWN_RESPONSE = 20_000;
export const NO_ANSWER_HINT = 'Check the address, and whether this hub may reach it.';

export type TriedConnection = AnswerOf<typeof testIntegration>;

/** Sends the kind's test request, and says what its answer means. */
export async function tryConnection(
  { sign, clock }: Pick<IntegrationTools, 'sign' | 'clock'>,
  kind: DestinationKind,
  { id, settings }: Integration,
  secrets: Readonly<Record<string, string>>,
  shelf: TemplateShelf,
  authorization: OpenAuthorization,
): Promise<TriedConnection> {
  const tried = kind.test(settings, shelf, { integration: id });
  if (tried.request === undefined) {
    return { ok: false, issue: tried.refused, status: null, ms: 0, sent: null, answered: null };
  }
  const { request, explain } = tried;
  const { baseUrl, headers, signing } = kind.connect(settings, secrets);
  const at = clock();
  const signed = signing === undefined ? {} : sign(signing, { id: `msg_test_${at}`, at, body: request.body });
  const url = baseUrl + request.path;
  const came = await authorization.send({
    url,
    method: request.method,
    headers: { ...headers, ...request.headers, ...signed },
    body: request.body === '' ? undefined : request.body,
    timeoutMs: TIMEOUT_MS,
    maxResponseBytes: MAX_RESPONSE_BYTES,
  });
  const answer = { ...came, body: coverOf(secrets)(came.body) };
  const shown = shownConnection(kind, settings, request, authorization.headers);
  const sent = {
    method: request.method,
    url: shown.baseUrl + request.path,
    headers: [...shown.headers, ...Object.entries(signed).map(([name, value]) => ({ name, value }))],
    body: readable(request.body),
  };
  if (answer.failure !== undefined) {
    const { issue } = answer.failure;
    return { ok: false, issue, status: null, ms: answer.ms, sent: null, answered: null };
  }
  if (answer.status === 0) {
    const issue = {
      code: 'no_answer',
      message: answer.error ?? 'There was no answer.',
      hint: NO_ANSWER_HINT,
    };
    return { ok: false, issue, status: null, ms: answer.ms, sent, answered: null };
  }
  const answered = readable(answer.body.slice(0, SHOWN_RESPONSE));
  return { ...explain(answer), status: answer.status, ms: answer.ms, sent, answered };
}

function readable(body: string): unknown {
  if (body === '') return null;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
