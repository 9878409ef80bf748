import type { Role } from '@causeway/core/access/role';
import type { Exchange, V2ApiTools } from './exchange.ts';
import type { ApiRoute, Methods } from './routes.ts';
import {
  addJob,
  bounceJob,
  changeJob,
  getJob,
  getLogs,
  killJob,
  listJobs,
  pauseJob,
  removeJob,
  resumeJob,
  type JobPlace,
} from './keep-jobs.ts';

type ServeJob = (tools: V2ApiTools, exchange: Exchange, place: JobPlace) => Promise<unknown>;

const ID = /^\d+$/;

const ACTIONS: ReadonlyMap<string, readonly [method: string, role: Role, serve: ServeJob]> = new Map([
  ['pause', ['POST', 'editor', pauseJob]],
  ['resume', ['POST', 'editor', resumeJob]],
  ['bounce', ['POST', 'editor', bounceJob]],
  ['kill', ['POST', 'admin', killJob]],
  ['logs', ['GET', 'viewer', getLogs]],
]);

/** Jobs: all, those of a workflow, one with its workflow or without, and what can be done with it. */
export function jobsAt(path: string): Methods | 'nothing' {
  const [first, second, third, ...more] = path
    .replace(/^\/v2\/job\/?/, '')
    .replace(/\/$/, '')
    .split('/');
  if (more.length > 0) return 'nothing';
  if (first === undefined || first === '') return list(undefined);
  if (ID.test(first))
    return third === undefined ? one({ workflow: undefined, id: first }, second) : 'nothing';
  return second === undefined ? list(first) : one({ workflow: first, id: second }, third);
}

function list(workflow: string | undefined): Methods {
  return {
    GET: { role: 'viewer', serve: (tools, exchange) => listJobs(tools, exchange, workflow) },
    POST: { role: 'admin', serve: (tools, exchange) => addJob(tools, exchange, workflow) },
  };
}

function one(place: JobPlace, action: string | undefined): Methods | 'nothing' {
  const at = (role: Role, serve: ServeJob): ApiRoute => ({
    role,
    serve: (tools, exchange) => serve(tools, exchange, place),
  });
  if (action === undefined) {
    return {
      GET: at('viewer', getJob),
      PUT: at('editor', changeJob),
      POST: at('editor', changeJob),
      DELETE: at('admin', removeJob),
    };
  }
  const found = ACTIONS.get(action);
  if (found === undefined) return 'nothing';
  const [method, role, serve] = found;
  return { [method]: at(role, serve) };
}
