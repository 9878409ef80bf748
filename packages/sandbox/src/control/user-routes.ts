import { sendByHand } from '../account/send-by-hand.ts';
import { setByHand } from '../account/set-by-hand.ts';
import type { Directory } from '../account/directory.ts';
import type { User } from '../account/user.ts';
import { asObject } from '../json.ts';
import { limitOf, type ControlRequest, type ControlRoutes } from './control-request.ts';
import { jsonReply, refusal, type Reply } from './reply.ts';
import { searchUsers } from './search-users.ts';
import { detailOf, summaryOf } from './user-view.ts';

const noUser = refusal(404, 'no such user');

/** A profile by its insider_id, or by an identifier written `uuid:42`, `email:a@b.co` or `custom.card:7`. */
function userByName(directory: Directory, name: string): User | undefined {
  const found = directory.byInsiderId(name);
  const mark = name.indexOf(':');
  if (found !== undefined || mark < 0) return found;
  return directory.owner({ type: name.slice(0, mark), value: name.slice(mark + 1) });
}

export const userRoutes: ControlRoutes = {
  'GET users': ({ account }, { query }) => {
    const users = searchUsers(account.directory, query.get('search') ?? '', limitOf(query));
    return jsonReply(200, { total: account.directory.users.size, users: users.map(summaryOf) });
  },
  'GET users/*': ({ account }, _request, id) => {
    const user = userByName(account.directory, id);
    return user === undefined ? noUser : jsonReply(200, detailOf(user));
  },
  'POST users/*/attributes': ({ account, clock }, request, id) => {
    const user = userByName(account.directory, id);
    if (user === undefined) return noUser;
    const attributes = asObject(asObject(request.body)?.['attributes']);
    if (attributes === undefined) return refusal(400, 'attributes must be an object');
    const options = { now: clock(), append: told(request, 'append'), skipHook: told(request, 'skip_hook') };
    return said(setByHand(account, user, attributes, options));
  },
  'POST users/*/events': ({ account, clock }, request, id) => {
    const user = userByName(account.directory, id);
    if (user === undefined) return noUser;
    const { skip_hook: _skipHook, ...event } = asObject(request.body) ?? {};
    return said(sendByHand(account, user, event, { now: clock(), skipHook: told(request, 'skip_hook') }));
  },
};

function told(request: ControlRequest, name: string): boolean {
  return asObject(request.body)?.[name] === true;
}

function said(result: object): Reply {
  return 'problems' in result
    ? jsonReply(422, { error: 'nothing was changed', ...result })
    : jsonReply(200, result);
}
