import type { SandboxState } from '../http/sandbox-state.ts';
import { readMode } from '../http/mode.ts';
import { asObject, type Json } from '../json.ts';
import { arrivals } from './arrivals.ts';
import { jsonReply, refusal, type Reply } from './reply.ts';
import { requestDetail, requestSummary } from './request-view.ts';
import { searchUsers } from './search-users.ts';
import { statsOf } from './stats.ts';
import { detailOf, summaryOf } from './user-view.ts';

export interface ControlRequest {
  readonly method: string;
  /** decoded path below `/_sandbox/api/`, one part per element */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Json | undefined;
}

/** The JSON side of the control surface. */
export function controlApi(state: SandboxState, request: ControlRequest): Reply {
  const [head, id, ...rest] = request.path;
  if (rest.length > 0) return refusal(404, 'not found');
  const route = `${request.method} ${head ?? ''}${id === undefined ? '' : '/*'}`;
  const { account, log } = state;
  switch (route) {
    case 'GET users': {
      const users = searchUsers(account.directory, request.query.get('search') ?? '', limitOf(request.query));
      return jsonReply(200, { total: account.directory.users.size, users: users.map(summaryOf) });
    }
    case 'GET users/*': {
      const user = account.directory.byInsiderId(id as string);
      return user === undefined ? refusal(404, 'no such user') : jsonReply(200, detailOf(user));
    }
    case 'GET requests':
      return jsonReply(200, { requests: log.newestFirst(limitOf(request.query)).map(requestSummary) });
    case 'GET requests/*': {
      const entry = log.get(Number(id));
      return entry === undefined ? refusal(404, 'no such request') : jsonReply(200, requestDetail(entry));
    }
    case 'GET stats':
      return jsonReply(200, statsOf(state));
    case 'GET arrivals': {
      const param = request.query.get('param');
      if (param === null || param === '') return refusal(400, 'param is missing');
      return { status: 200, type: 'application/json', body: arrivals(account, param) };
    }
    case 'GET mode':
      return jsonReply(200, state.mode);
    case 'PUT mode':
      return putMode(state, request.body);
    case 'POST reset':
      state.reset();
      return jsonReply(200, {});
    default:
      return refusal(404, 'not found');
  }
}

function putMode(state: SandboxState, body: Json | undefined): Reply {
  const raw = asObject(body);
  if (raw === undefined) return refusal(400, 'a mode is a JSON object');
  const read = readMode(raw);
  if ('problems' in read) return jsonReply(400, { error: 'not a mode', problems: read.problems });
  state.setMode(read.mode);
  return jsonReply(200, read.mode);
}

function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? 50);
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, 10_000) : 50;
}
