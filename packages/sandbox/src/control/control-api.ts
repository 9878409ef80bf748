import type { SandboxState } from '../http/sandbox-state.ts';
import { readMode } from '../http/mode.ts';
import { asObject, type Json } from '../json.ts';
import { arrivals } from './arrivals.ts';
import { limitOf, type ControlRequest, type ControlRoutes } from './control-request.ts';
import { jsonReply, refusal, type Reply } from './reply.ts';
import { requestDetail, requestSummary } from './request-view.ts';
import { statsOf } from './stats.ts';
import { userRoutes } from './user-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

const routes: ControlRoutes = {
  ...userRoutes,
  ...webhookRoutes,
  'GET requests': ({ log }, { query }) =>
    jsonReply(200, { requests: log.newestFirst(limitOf(query)).map(requestSummary) }),
  'GET requests/*': ({ log }, _request, id) => {
    const entry = log.get(Number(id));
    return entry === undefined ? refusal(404, 'no such request') : jsonReply(200, requestDetail(entry));
  },
  'GET stats': (state) => jsonReply(200, statsOf(state)),
  'GET arrivals': ({ account }, { query }) => {
    const param = query.get('param');
    if (param === null || param === '') return refusal(400, 'param is missing');
    return { status: 200, type: 'application/json', body: arrivals(account, param) };
  },
  'GET mode': ({ mode }) => jsonReply(200, mode),
  'PUT mode': (state, { body }) => putMode(state, body),
  'POST reset': (state) => {
    state.reset();
    return jsonReply(200, {});
  },
};

/** The JSON side of the control surface. */
export function controlApi(state: SandboxState, request: ControlRequest): Reply | Promise<Reply> {
  const [head = '', id, ...rest] = request.path;
  const path = id === undefined ? [head] : [head, '*', ...rest];
  const name = `${request.method} ${path.join('/')}`;
  const call = Object.hasOwn(routes, name) ? routes[name] : undefined;
  return call === undefined ? refusal(404, 'not found') : call(state, request, id ?? '');
}

function putMode(state: SandboxState, body: Json | undefined): Reply {
  const raw = asObject(body);
  if (raw === undefined) return refusal(400, 'a mode is a JSON object');
  const read = readMode(raw);
  if ('problems' in read) return jsonReply(400, { error: 'not a mode', problems: read.problems });
  state.setMode(read.mode);
  return jsonReply(200, read.mode);
}
