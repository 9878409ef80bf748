import type { Registered } from '@causeway/core/register/register';
import type { Issue } from '@causeway/core/result/issue';
import { HIDDEN } from '@causeway/core/webhook/sensitive-name';
import type { Rerun, RerunRequest, RunAgain } from '../../ports/rerun.ts';
import type { Accounts } from './accounts.ts';
import { finishRequest, type FinishedRequest } from './finish-request.ts';
import { trusting, type Hook } from './hook.ts';
import { keepRequest, type KeepTools } from './keep-request.ts';
import { meetRequest } from './meet-request.ts';
import { namingOf, type NamingTools } from './naming.ts';
import { headersThen, provedThen } from './proved-then.ts';
import { webhookPath } from './webhook-path.ts';
import type { WebhookTools } from './webhook-tools.ts';

export interface RunAgainTools extends NamingTools, KeepTools, Pick<WebhookTools, 'submit'> {
  readonly accounts: Accounts;
}

/**
 * Runs stored requests of incoming webhooks through the webhooks that are active now. What it registered before is not
 * registered twice: its events have the names that they had then.
 */
export function createRunAgain(tools: RunAgainTools): RunAgain {
  return async (workspace, { entry, body, dry }) => {
    const account = tools.accounts.of(workspace);
    const path = webhookPath(entry.path);
    const why = whyNot({ entry, body, dry });
    if (account === undefined || path === undefined || why !== undefined)
      return { notRerunnable: why ?? 'There is nothing at its address any more.' };
    const { request } = body;
    const { method } = entry;
    const stored = {
      path: request.query === '' ? entry.path : `${entry.path}?${request.query}`,
      headers: Object.fromEntries(request.headers),
      body: request.body,
    };
    const at = tools.clock();
    const naming = namingOf(tools, at, body.messageId ?? `receipt:${entry.id}`);
    const headers = { ...stored.headers };
    const hooksOf = (hooks: readonly Hook[]): readonly Hook[] =>
      hooks.map((hook) => {
        const proof = provedThen(body.verdicts, hook);
        if (proof === undefined) return hook;
        Object.assign(headers, headersThen(stored.headers, hook, proof));
        return trusting(hook);
      });
    const { address } = request;
    const sent = { method, path: stored.path, headers, address, now: at };
    const met = meetRequest(account, path.endpoint, sent, { text: request.body }, naming, hooksOf);
    if (dry) {
      const registered: Registered[] = [];
      for (const submission of met.plan.submissions)
        registered.push(await tools.submit({ ...submission, dry: true }));
      return rerunOf(finishRequest(met.plan, registered), undefined);
    }
    const { messageId } = naming;
    const received = { workspace, method, stored, address, at, messageId, rerunOf: entry.id };
    const { finished, receipt } = await keepRequest(tools, met, received, stored.body.length);
    return rerunOf(finished, receipt);
  };
}

function whyNot({ entry, body: { request } }: RerunRequest): string | undefined {
  if (request.truncated) return 'Only the first part of its body was kept.';
  if (request.body === HIDDEN) return 'Its body was not kept, as there may have been a secret in it.';
  if (entry.reason === 'body_not_utf8') return 'Its body is not UTF-8, so not all of it could be kept.';
  if (entry.reason === 'too_large' || entry.reason === 'bad_encoding') return 'Its body was never read.';
  return undefined;
}

function rerunOf(finished: FinishedRequest, receipt: number | undefined): Rerun {
  const { verdicts, status, answer, events, issues } = finished;
  const denied = answer.status === 401 || answer.status === 403;
  return {
    verdicts,
    status,
    answer: { status: answer.status, body: answer.body },
    mapped: undefined,
    events,
    issues: denied ? [NOT_PROVED, ...issues] : issues,
    receipt,
  };
}

const NOT_PROVED: Issue = {
  code: 'not_proved_then',
  message: 'The sender had not proved itself to this webhook when the request came, and proofs are not kept.',
  hint: 'Let the sender send it again.',
};
