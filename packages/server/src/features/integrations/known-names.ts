import { coverOf } from '@causeway/core/authorization/cover-secrets';
import type { getNames } from '@causeway/contract/coverage';
import type { AnswerOf } from '@causeway/contract/operation';
import type { AccountColumn, DestinationKind } from '@causeway/core/delivery/destination';
import type { Issue } from '@causeway/core/result/issue';
import type { JsonObject } from '@causeway/core/result/json';
import type { Egress } from '../../ports/egress.ts';
import { NO_ANSWER_HINT } from './try-connection.ts';

type Names = AnswerOf<typeof getNames>;

/** What an account told of itself. `ok`: it could be asked. */
export interface AccountNames {
  readonly ok: boolean;
  readonly columns: readonly AccountColumn[];
  /** Why it could not. */
  readonly issue: Issue | undefined;
}

/** The account was not asked, for a reason that a person can mend in the settings. */
export function unasked(code: string, message: string): AccountNames {
  const hint = 'Enter it again in the integration’s settings.';
  return { ok: false, columns: [], issue: { code, message, hint } };
}

const TIMEOUT_MS = 15_000;
const MAX_RESPONSE_BYTES = 2 * 1024 * 1024;
const MOST_COLUMNS = 2_000;
const LONGEST_NAME = 200;

/** Asks the account which attributes it has. */
export async function askAccount(
  kind: DestinationKind,
  settings: JsonObject,
  secrets: Readonly<Record<string, string>>,
  egress: Egress,
): Promise<AccountNames> {
  if (kind.columns === undefined) return { ok: false, columns: [], issue: undefined };
  const { request, read, explain } = kind.columns;
  const { baseUrl, headers } = kind.connect(settings, secrets);
  const came = await egress({
    url: baseUrl + request.path,
    method: request.method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: request.body,
    timeoutMs: TIMEOUT_MS,
    maxResponseBytes: MAX_RESPONSE_BYTES,
  });
  const answer = { ...came, body: coverOf(secrets)(came.body) };
  if (answer.failure !== undefined) return { ok: false, columns: [], issue: answer.failure.issue };
  if (answer.status === 0) {
    const message = answer.error ?? 'There was no answer.';
    return { ok: false, columns: [], issue: { code: 'no_answer', message, hint: NO_ANSWER_HINT } };
  }
  const { ok, issue } = explain(answer);
  return ok ? { ok, columns: bounded(read(answer)), issue: undefined } : { ok, columns: [], issue };
}

/** An account, or whoever answers in its place, may say anything. */
function bounded(columns: readonly AccountColumn[]): readonly AccountColumn[] {
  return columns
    .filter(({ name }) => name !== '' && name.length <= LONGEST_NAME)
    .slice(0, MOST_COLUMNS)
    .map((column) => ({ ...column, label: column.label.slice(0, LONGEST_NAME) }));
}

/** The names of the documentation and of the account. What is in both is told once, as it is documented. */
export function namesView(kind: DestinationKind, account: AccountNames): Names {
  const documented = kind.names?.attributes ?? [];
  const known = new Set(documented.flatMap(({ name, aliases }) => [name, ...aliases]));
  const own = new Map(
    account.columns
      .filter(({ name, custom }) => custom || !known.has(name))
      .map((column) => [`${String(column.custom)} ${column.name}`, column]),
  );
  return {
    attributes: [
      ...documented.map(({ name, label, type }) => ({
        name,
        label,
        type,
        custom: false,
        from: 'documentation' as const,
      })),
      ...[...own.values()].map(({ name, label, type, custom }) => ({
        name,
        label,
        type: type ?? null,
        custom,
        from: 'account' as const,
      })),
    ],
    events: kind.names?.events.map((event) => ({ ...event })) ?? [],
    params: kind.names?.params.map((param) => ({ ...param })) ?? [],
    account: { ok: account.ok, issue: account.issue ?? null },
  };
}
