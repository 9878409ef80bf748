import type { Json } from '@causeway/core/result/json';
import type { WebhookProblem } from '@causeway/core/webhook/problem';
import { readBody } from '@causeway/core/webhook/read-body';
import type { Hook } from './hook.ts';

/** A body as JSON that webhooks can be given, or why it is none. */
export function readJson(
  text: string,
  contentType: string | undefined,
  hooks: readonly Hook[],
): { readonly body: Json } | { readonly problem: WebhookProblem } {
  const read = readBody(text);
  if ('problem' in read) {
    const like = read.problem.code === 'body_not_json' ? likeness(text, contentType) : undefined;
    return { problem: { ...read.problem, ...like } };
  }
  const { body } = read;
  if (Array.isArray(body)) return hooks.some(readsList) ? { body } : { problem: LIST };
  return typeof body === 'object' && body !== null ? { body } : { problem: PLAIN };
}

const LIST: WebhookProblem = {
  code: 'body_is_list',
  status: 400,
  field: 'body',
  message: 'The body is a list, and a request is one event.',
  hint: 'Send each entry as a request of its own, or let the mapping begin with a position: [0].customer_id.',
};

const PLAIN: WebhookProblem = {
  code: 'body_not_an_object',
  status: 400,
  field: 'body',
  message: 'The body is a single value.',
  hint: 'Send a JSON object, with a name for each value.',
};

/** A path that begins with a position, or with what an entry must have: `[0].id`, `0.id`, `[type=email].id`. */
const INTO_LIST = /^(?:\d+(?:[.[]|$)|\[(?:\d|[\w$-]+=))/;

function readsList({ webhook: { definition } }: Hook): boolean {
  return definition.mapping.some(({ from }) => from !== undefined && INTO_LIST.test(from));
}

/** What a body looks like that is no JSON, where that is plain to see. */
function likeness(
  text: string,
  contentType: string | undefined,
): Pick<WebhookProblem, 'message' | 'hint'> | undefined {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const begin = text.trimStart().slice(0, 200);
  // curl and others call everything a form: what begins as JSON was meant as JSON, and has a slip in it.
  if (begin === '' || /^[{["]/.test(begin)) return undefined;
  if (begin.startsWith('<')) {
    const what = /^<(?:!doctype\s+)?html/i.test(begin) ? 'HTML' : 'XML';
    return { message: `The body is ${what}.`, hint: AS_JSON };
  }
  if (type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data') {
    return { message: `The body is a form (${type}).`, hint: AS_JSON };
  }
  return /^[\w.%+[\]-]+=[^=]/.test(begin)
    ? { message: 'The body looks like a form.', hint: AS_JSON }
    : undefined;
}

const AS_JSON = 'Send JSON, with the header content-type: application/json.';
