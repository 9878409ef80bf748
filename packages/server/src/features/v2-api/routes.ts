import type { Role } from '@causeway/core/access/role';
import type { Exchange, V2ApiTools } from './exchange.ts';
import { jobsAt } from './job-routes.ts';
import {
  addAuthorization,
  changeAuthorization,
  getAuthorization,
  listAuthorizations,
  removeAuthorization,
} from './keep-authorizations.ts';
import {
  addTemplate,
  changeTemplate,
  getDefinition,
  getTemplate,
  listTemplates,
  removeTemplate,
} from './keep-templates.ts';
import { segmentsAt } from './segment-routes.ts';
import { testDefinition, testTemplate } from './test-template.ts';

export interface ApiRoute {
  readonly role: Role;
  readonly serve: (tools: V2ApiTools, exchange: Exchange) => Promise<unknown>;
}

export type Methods = Readonly<Record<string, ApiRoute>>;

const TEMPLATE = /^\/v2\/template(?:\/([^/]+)(?:\/(definition|test))?)?\/?$/;

const AUTHORIZATION = /^\/v2\/auth(?:\/([^/]+)(?:\/([^/]+))?)?\/?$/;

/** What is at a path, by method; `nothing` below our own, undefined for what is not ours. */
export function routesAt(path: string): Methods | 'nothing' | undefined {
  if (path === '/v2/template' || path.startsWith('/v2/template/')) return templatesAt(path);
  if (path === '/v2/auth' || path.startsWith('/v2/auth/')) return authorizationsAt(path);
  if (/^\/(?:v2|api)\/segment(?:\/|$)/.test(path)) return segmentsAt(path);
  if (path === '/v2/job' || path.startsWith('/v2/job/')) return jobsAt(path);
  return undefined;
}

/** Without an id the first part is a type when something is made, and an id otherwise. */
function authorizationsAt(path: string): Methods | 'nothing' {
  const match = AUTHORIZATION.exec(path);
  if (match === null) return 'nothing';
  const [, first, id] = match;
  if (first === undefined) return { GET: { role: 'viewer', serve: listAuthorizations } };
  if (id === undefined) {
    return {
      GET: at('viewer', getAuthorization, first),
      POST: at('admin', addAuthorization, first),
      DELETE: at('admin', removeAuthorization, first),
    };
  }
  const change: ApiRoute = {
    role: 'admin',
    serve: (tools, exchange) => changeAuthorization(tools, exchange, first, id),
  };
  return {
    GET: at('viewer', getAuthorization, id),
    PUT: change,
    POST: change,
    DELETE: at('admin', removeAuthorization, id),
  };
}

function templatesAt(path: string): Methods | 'nothing' {
  const match = TEMPLATE.exec(path);
  if (match === null) return 'nothing';
  const [, id, part] = match;
  if (id === undefined)
    return { GET: { role: 'viewer', serve: listTemplates }, POST: { role: 'editor', serve: addTemplate } };
  if (part === 'definition') return { GET: at('viewer', getDefinition, id) };
  if (part === 'test') return { POST: at('viewer', testTemplate, id) };
  if (id === 'test') return { POST: { role: 'editor', serve: testDefinition } };
  return {
    GET: at('viewer', getTemplate, id),
    // The description of the API says POST, the API itself takes PUT: both are taken.
    PUT: at('editor', changeTemplate, id),
    POST: at('editor', changeTemplate, id),
    DELETE: at('editor', removeTemplate, id),
  };
}

function at(
  role: Role,
  serve: (tools: V2ApiTools, exchange: Exchange, id: string) => Promise<unknown>,
  id: string,
): ApiRoute {
  return { role, serve: (tools, exchange) => serve(tools, exchange, id) };
}
