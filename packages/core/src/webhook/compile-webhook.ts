import type { AuthVerdict } from './auth-verdict.ts';
import { authVerdict } from './auth-verdict.ts';
import type { WebhookDefinition } from './definition.ts';
import { compileFilters, passes } from './filter-tree.ts';
import { explainFilters, filterText, type FilterVerdict } from './filter-verdict.ts';
import { compileMapping, type MappedBody } from './map-body.ts';
import { explainMissing, missingHint, type ExplainedRow } from './missing-hint.ts';
import type { WebhookProblem } from './problem.ts';
import { compileRequestPath, parseRequestPath } from './request-path.ts';
import type { WebhookRequest } from './request.ts';
import { textOf } from './scalar.ts';
import { statusWhenNotMatched } from './answer.ts';
import { compileAuth, type Digest } from './verify-auth.ts';

/** What a webhook makes of a request, with every reason. */
export interface WebhookVerdict {
  /** Filters and proof both pass: the request becomes this webhook's event, unless there are problems. */
  readonly matched: boolean;
  readonly filters: readonly FilterVerdict[];
  readonly auth: AuthVerdict;
  /** What the event would be, also when nothing matched. */
  readonly mapped: MappedBody;
  /** Rows of the mapping that found nothing, with what may have been meant. */
  readonly missing: readonly ExplainedRow[];
  /** Everything that keeps it from becoming an event, the first to mend first. */
  readonly problems: readonly WebhookProblem[];
  readonly dedupKey?: string;
}

/**
 * `trusted`: take the proof, and filters on secrets, as passed. For trials and for stored requests, never for others.
 * `brief`: say what is missing and not what may have been meant, which takes most of the time.
 */
export interface JudgeOptions {
  readonly trusted?: boolean;
  readonly brief?: boolean;
}

/** A webhook ready for traffic. `judge` is for requests that somebody looks at, and for all others when it is brief. */
export interface CompiledWebhook {
  readonly definition: WebhookDefinition;
  readonly passes: (request: WebhookRequest, options?: JudgeOptions) => boolean;
  readonly authenticate: (request: WebhookRequest, options?: JudgeOptions) => AuthVerdict;
  readonly matches: (request: WebhookRequest, options?: JudgeOptions) => boolean;
  readonly map: (request: WebhookRequest) => MappedBody;
  /** What tells this message from others, as text; undefined when the definition or the request names nothing. */
  readonly dedupKey: (request: WebhookRequest) => string | undefined;
  readonly judge: (request: WebhookRequest, options?: JudgeOptions) => WebhookVerdict;
}

const NOT_CHECKED = authVerdict('not_checked');

/**
 * A definition as functions. `secrets` are values by the names the definition uses. A definition that did not pass
 * `checkWebhook` is safe to compile: what cannot be used lets nothing pass and maps nothing.
 */
export function compileWebhook(
  definition: WebhookDefinition,
  secrets: Readonly<Record<string, string>>,
  tools: { readonly digest: Digest },
): CompiledWebhook {
  const filters = compileFilters(definition.filters, secrets);
  const prove = compileAuth(definition.auth, definition.ips, secrets, tools.digest);
  const mapping = compileMapping(definition.mapping);
  const readKey = compileKey(definition.dedupKey);
  const pass: CompiledWebhook['passes'] = (request, options) =>
    passes(filters, request, options?.trusted === true);
  const authenticate: CompiledWebhook['authenticate'] = (request, options) =>
    options?.trusted === true ? NOT_CHECKED : prove(request);
  return {
    definition,
    passes: pass,
    authenticate,
    matches: (request, options) => pass(request, options) && authenticate(request, options).ok,
    map: ({ body }) => mapping(body),
    dedupKey: readKey,
    judge: (request, options) => {
      const auth = authenticate(request, options);
      const brief = options?.brief === true;
      const tree = explainFilters(filters, request, options?.trusted === true, brief);
      const mapped = mapping(request.body);
      const missing = explainMissing(mapped.missing, request.body, brief);
      const dedupKey = readKey(request);
      return {
        matched: auth.ok && tree.passed,
        filters: tree.filters,
        auth,
        mapped,
        missing,
        problems: [
          ...authProblems(auth),
          ...tree.unmet.map((verdict) => filterProblem(verdict, definition)),
          ...mapped.problems.map((problem) => explainProblem(problem, missing)),
        ],
        ...(dedupKey === undefined ? {} : { dedupKey }),
      };
    },
  };
}

/** A problem with the hint that the mapping has for its field, when it has one. */
export function explainProblem<P extends { readonly field?: string; readonly hint?: string }>(
  problem: P,
  missing: readonly ExplainedRow[],
): P {
  const hint = problem.field === undefined ? undefined : missingHint(problem.field, missing);
  return hint === undefined ? problem : { ...problem, hint };
}

function compileKey(path: string | undefined): CompiledWebhook['dedupKey'] {
  const place = path === undefined ? undefined : parseRequestPath(path);
  if (place === undefined) return () => undefined;
  const read = compileRequestPath(place);
  return (request) => {
    const text = textOf(read(request))?.trim();
    return text === '' ? undefined : text;
  };
}

function authProblems(auth: AuthVerdict): readonly WebhookProblem[] {
  if (auth.ok) return [];
  const { status, reason, field, message, hint } = auth;
  return [
    {
      code: reason,
      status,
      ...(field === undefined ? {} : { field }),
      message,
      ...(hint === undefined ? {} : { hint }),
    },
  ];
}

function filterProblem(verdict: FilterVerdict, { whenNotMatched }: WebhookDefinition): WebhookProblem {
  return {
    code: 'filter_not_met',
    status: statusWhenNotMatched(whenNotMatched),
    field: verdict.path,
    message: `The filter is not met: ${filterText(verdict)}.`,
    ...(verdict.hint === undefined ? {} : { hint: verdict.hint }),
  };
}
