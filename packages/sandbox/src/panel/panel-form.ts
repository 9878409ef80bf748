import { sendByHand } from '../account/send-by-hand.ts';
import { setByHand } from '../account/set-by-hand.ts';
import type { User } from '../account/user.ts';
import { htmlReply, refusal, seeOther, type Reply } from '../control/reply.ts';
import type { SandboxState } from '../http/sandbox-state.ts';
import { asObject, type Json, type JsonObject } from '../json.ts';
import { link } from './html.ts';
import { typedAttribute } from './typed-value.ts';
import { userPage } from './user-page.ts';
import { webhookFormSent } from './webhook-form-sent.ts';

/** Takes a form of the panel, by decoded path below `/_sandbox`, and leads on to a page. */
export async function panelForm(
  state: SandboxState,
  path: readonly string[],
  sent: URLSearchParams,
): Promise<Reply> {
  const [head, id = '', what = '', ...rest] = path;
  if (rest.length > 0) return refusal(404, 'no such form');
  if (head === 'webhooks') return webhookFormSent(state, id, what, sent);
  const user = head === 'users' ? state.account.directory.byInsiderId(id) : undefined;
  if (user === undefined) return refusal(404, 'no such user');
  if (what === 'attribute') return attributeSent(state, user, sent);
  return what === 'event' ? eventSent(state, user, sent) : refusal(404, 'no such form');
}

function attributeSent(state: SandboxState, user: User, sent: URLSearchParams): Reply {
  const { account, clock } = state;
  const name = sent.get('name')?.trim() ?? '';
  const value = sent.get('value') ?? '';
  const attributes = typedAttribute(account, name, sent.get('do') === 'remove' ? null : value);
  const result = setByHand(account, user, attributes, { now: clock(), append: false, skipHook: false });
  if ('problems' in result) {
    const notice = { good: false, lines: result.problems };
    return htmlReply(422, userPage(account, user, { notice, name, value }));
  }
  return seeOther(
    `${link('users', user.insiderId)}?done=${result.changed.length > 0 ? 'attribute' : 'same'}#by-hand`,
  );
}

function eventSent(state: SandboxState, user: User, sent: URLSearchParams): Reply {
  const { account, clock } = state;
  const event = sent.get('event')?.trim() ?? '';
  const params = sent.get('params') ?? '';
  const read = paramsOf(params);
  const result =
    read === undefined
      ? { problems: ['event_params must be a JSON object'] }
      : sendByHand(account, user, { event_name: event, ...read }, { now: clock(), skipHook: false });
  if ('problems' in result) {
    const notice = { good: false, lines: result.problems };
    return htmlReply(422, userPage(account, user, { notice, event, params }));
  }
  return seeOther(`${link('users', user.insiderId)}?done=${result.stored ? 'event' : 'same'}#by-hand`);
}

function paramsOf(text: string): JsonObject | undefined {
  if (text.trim() === '') return {};
  try {
    const params = asObject(JSON.parse(text) as Json);
    return params === undefined ? undefined : { event_params: params };
  } catch {
    return undefined;
  }
}
