import { own, type Json } from '../result/json.ts';
import { checkAuth } from './check-auth.ts';
import { checkFilters } from './check-filters.ts';
import { checkMapping } from './check-mapping.ts';
import type { WebhookAuth, WebhookDefinition } from './definition.ts';
import { Findings, type WebhookIssue } from './findings.ts';
import { ipRangeFault } from './ip-range.ts';
import { jsonFault } from './json-fault.ts';
import { LIMITS } from './limits.ts';
import { didYouMean, nearNames } from './near-names.ts';
import { requestPathFault } from './request-path.ts';
import type { WebhookModel } from './webhook-model.ts';

export interface CheckedWebhook {
  /** What was understood, with defaults for what is missing or cannot be used. */
  readonly definition: WebhookDefinition;
  /** While there are any it cannot be stored. `field` is a path into what was written: `mapping[2].to`. */
  readonly issues: readonly WebhookIssue[];
  readonly warnings: readonly WebhookIssue[];
}

const KEYS = [
  'name',
  'method',
  'endpoint',
  'filters',
  'auth',
  'ips',
  'action',
  'mapping',
  'response',
  'dedupKey',
  'whenNotMatched',
];

/** Reads a definition as somebody wrote it, and says everything that is wrong with it and how to mend it. */
export function checkWebhook(value: Json, model: WebhookModel): CheckedWebhook {
  const findings = new Findings();
  const from = findings.section(value, '', KEYS);
  const name = findings.text(from, 'name', '', LIMITS.name).trim();
  if (name === '') findings.wrong('name_missing', 'name', 'The webhook has no name.', 'Give it one.');
  const action = checkAction(findings.text(from, 'action', '', LIMITS.text), model, findings);
  const auth = checkAuth(own(from, 'auth'), findings);
  const ips = checkIps(findings.list(from, 'ips', '', LIMITS.ips), findings);
  const filters = checkFilters(own(from, 'filters'), findings);
  const dedupKey = checkDedupKey(findings.text(from, 'dedupKey', '', LIMITS.path), auth, findings);
  if (auth.kind === 'none' && ips.length === 0 && filters.rules.length === 0) {
    findings.odd(
      'open_to_all',
      'auth',
      'Whoever knows the address can register events.',
      'Ask for a token or a signature, or add a filter.',
    );
  }
  const definition: WebhookDefinition = {
    name,
    method: findings.choice(from, 'method', '', ['POST', 'PUT']),
    endpoint: checkEndpoint(findings.text(from, 'endpoint', '', LIMITS.text), findings),
    filters,
    auth,
    ips,
    action,
    mapping: checkMapping(findings.list(from, 'mapping', '', LIMITS.rows), action, model, findings),
    response: checkResponse(own(from, 'response'), findings),
    ...(dedupKey === '' ? {} : { dedupKey }),
    whenNotMatched: findings.choice(from, 'whenNotMatched', '', ['ok', 'unauthorized', 'not_found']),
  };
  return { definition, issues: findings.issues, warnings: findings.warnings };
}

function checkAction(action: string, { eventTypes }: WebhookModel, findings: Findings): string {
  const type = eventTypes.get(action);
  const submittable = [...eventTypes.values()]
    .filter((known) => known.submittable)
    .map((known) => known.name);
  if (action === '') {
    findings.wrong(
      'action_missing',
      'action',
      'No event is chosen.',
      'Choose the event that a request becomes.',
    );
  } else if (type === undefined) {
    const hint =
      didYouMean(nearNames(action, [], submittable)) ?? 'Choose one of the list, or define it first.';
    findings.wrong('unknown_action', 'action', `There is no event ${action}.`, hint);
  } else if (!type.submittable) {
    const message = `The hub makes ${action} events itself; they cannot be sent in.`;
    findings.wrong('internal_action', 'action', message, 'Choose an event that may be sent in.');
  }
  return action;
}

const ENDPOINT = /^[A-Za-z0-9._~-]{1,100}$/;

function checkEndpoint(endpoint: string, findings: Findings): string {
  if (endpoint === '') {
    findings.wrong(
      'endpoint_missing',
      'endpoint',
      'The webhook has no endpoint.',
      'Write the last part of its address.',
    );
  } else if (!ENDPOINT.test(endpoint) || /^\.+$/.test(endpoint)) {
    const fix = endpoint
      .normalize('NFKD')
      .replaceAll(/[^A-Za-z0-9._~-]+/g, '-')
      .replaceAll(/^[-.]+|(?<![-.])[-.]+$/g, '')
      .slice(0, LIMITS.endpoint);
    findings.wrong(
      'bad_endpoint',
      'endpoint',
      'An endpoint is one part of an address.',
      `Use letters, digits and . _ ~ -, at most ${LIMITS.endpoint}${fix === '' ? '' : `: ${fix}`}.`,
      fix === '' ? undefined : fix,
    );
  }
  return endpoint;
}

function checkIps(items: readonly Json[], findings: Findings): readonly string[] {
  return items.flatMap((item, index) => {
    const fault = typeof item === 'string' ? ipRangeFault(item) : 'Write an address as text.';
    if (fault !== undefined)
      findings.wrong('bad_ip_range', `ips[${index}]`, 'This is no range of addresses.', fault);
    return fault === undefined ? [(item as string).trim()] : [];
  });
}

function checkResponse(value: Json | undefined, findings: Findings): WebhookDefinition['response'] {
  const from = findings.section(value, 'response', ['success', 'error']);
  const read = (key: 'success' | 'error'): string => {
    const text = findings.text(from, key, 'response', LIMITS.response);
    const fault = text.trim() === '' ? undefined : jsonFault(text);
    if (fault === undefined) return text.trim() === '' ? '' : text;
    findings.wrong(
      'response_not_json',
      `response.${key}`,
      `The answer is not JSON. ${fault.message}`,
      fault.hint,
      fault.fix,
    );
    return text;
  };
  return { success: read('success'), error: read('error') };
}

/** Senders try again, and say so in a header of theirs. */
const KEY_OF: Readonly<Record<string, string>> = {
  standard_webhooks: 'headers.webhook-id',
  github: 'headers.x-github-delivery',
  shopify: 'headers.x-shopify-webhook-id',
  stripe: 'body.id',
};

function checkDedupKey(path: string, auth: WebhookAuth, findings: Findings): string {
  const usual = auth.kind === 'hmac' ? KEY_OF[auth.preset] : undefined;
  if (path === '' && usual !== undefined) {
    const message = 'A message that is sent twice counts twice.';
    findings.odd('no_dedup_key', 'dedupKey', message, `This sender numbers its messages in ${usual}.`, usual);
  }
  const fault = path === '' ? undefined : requestPathFault(path);
  if (fault !== undefined) {
    findings.wrong('bad_path', 'dedupKey', `${path} is no place in a request.`, fault.hint, fault.fix);
  }
  return path;
}
