import type { AnswerOf, Caller, RequestOf } from '@causeway/contract/operation';
import type { tryWebhook } from '@causeway/contract/webhooks';
import { checkData } from '@causeway/core/event/check-data';
import type { Registered } from '@causeway/core/register/register';
import type { Json, JsonObject } from '@causeway/core/result/json';
import { bodyPaths } from '@causeway/core/webhook/body-paths';
import { checkWebhook } from '@causeway/core/webhook/check-definition';
import { compileWebhook } from '@causeway/core/webhook/compile-webhook';
import { curlLine } from '@causeway/core/webhook/curl-line';
import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import type { WebhookModel } from '@causeway/core/webhook/webhook-model';
import type { WebhookRequest } from '@causeway/core/webhook/request';
import { finishRequest } from './finish-request.ts';
import { trusting, type Hook } from './hook.ts';
import { namingOf } from './naming.ts';
import { planRequest, planUnreadable } from './plan-request.ts';
import { readJson } from './read-json.ts';
import { refusalIssue, verdictView } from './verdict-view.ts';
import { openedSecrets, ownedWebhook, type WebhookTools } from './webhook-tools.ts';
import { urlOf } from './webhook-view.ts';

type Draft = RequestOf<typeof tryWebhook>['body'];

/** No webhook, and no source, has this number. */
const NONE = 0;

/** What a draft would make of a request. `address`: where the trial comes from, in place of the sender's. */
export async function tryDraft(
  tools: WebhookTools,
  caller: Caller,
  { webhook_id, definition: given, request: { headers, body: text, skip_auth } }: Draft,
  address: string,
): Promise<AnswerOf<typeof tryWebhook>> {
  const { workspace } = caller;
  const stored = webhook_id === undefined ? undefined : await ownedWebhook(tools, caller, webhook_id);
  const { definition } = checkWebhook(given as Json, tools.webhookModel(workspace));
  const secrets = stored === undefined ? {} : await openedSecrets(tools, stored);
  const own: Hook = {
    id: stored?.id ?? NONE,
    workspace,
    source: stored?.source ?? NONE,
    webhook: compileWebhook(definition, secrets, { digest: tools.digest }),
  };
  const hook = skip_auth ? trusting(own) : own;
  const account = (await tools.config.workspaces()).find(({ id }) => id === workspace)?.publicId ?? '';
  const url = urlOf(tools.baseUrl(), account, definition.endpoint);
  const request = requestOf(definition, url, headers, text, address, tools.clock());
  const read = readJson(text, request.headers['content-type'], [hook]);
  const sent = 'body' in read ? { ...request, body: read.body } : request;
  const naming = namingOf({ newMessageId: tools.newMessageId, hash: tools.secrets.hash }, request.now);
  const plan =
    'body' in read ? planRequest([hook], sent, naming) : planUnreadable([hook], request, read.problem);
  const registered: Registered[] = [];
  for (const submission of plan.submissions)
    registered.push(await tools.submit({ ...submission, dry: true }));
  const { answer, issues } = finishRequest(plan, registered);
  const refusal = registered[0]?.refusal;
  const verdict = plan.judged[0]?.verdict ?? hook.webhook.judge(sent);
  const judged = {
    id: stored?.id ?? null,
    name: definition.name,
    action: definition.action,
    hasDedupKey: definition.dedupKey !== undefined,
    verdict,
    denies: plan.judged[0]?.denies ?? true,
  };
  const view = verdictView(judged, registered[0]);
  return {
    verdict: {
      ...view,
      mapped: view.mapped === null ? null : asKept(view.mapped, tools.webhookModel(workspace)),
      // Of a body that cannot be read nothing was judged.
      ...('body' in read ? {} : { matched: false, filters: [], mapped: null, issues: [...issues] }),
    },
    answer: { status_code: answer.status, body: JSON.parse(answer.body) as unknown },
    refusal: refusal === undefined ? null : refusalIssue(refusal, verdict),
    curl: curlLine(definition, url, text),
    fields: 'body' in read ? bodyPaths(read.body) : [],
  };
}

/** The event as it would be kept: its data are of their fields' types. What its type refuses is shown as it was sent. */
function asKept<T extends { readonly action: string; readonly data: Readonly<Record<string, unknown>> }>(
  mapped: T,
  { eventTypes, attributes }: WebhookModel,
): T {
  const type = eventTypes.get(mapped.action);
  const kept = type === undefined ? undefined : checkData(type, mapped.data as JsonObject, attributes);
  return kept === undefined || 'refusal' in kept ? mapped : { ...mapped, data: kept.data };
}

function requestOf(
  { method }: WebhookDefinition,
  url: string,
  headers: Readonly<Record<string, string>>,
  rawBody: string,
  address: string,
  now: number,
): WebhookRequest {
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.trim()]);
  return {
    method,
    path: new URL(url).pathname,
    headers: { 'content-type': 'application/json', ...Object.fromEntries(lowered) },
    body: null,
    rawBody,
    address,
    now,
  };
}
