import type { Role } from '@causeway/core/access/role';
import type { Exchange, TemplateApiTools } from './exchange.ts';
import {
  addTemplate,
  changeTemplate,
  getDefinition,
  getTemplate,
  listTemplates,
  removeTemplate,
} from './keep-templates.ts';
import { testDefinition, testTemplate } from './test-template.ts';

export interface ApiRoute {
  readonly role: Role;
  readonly serve: (tools: TemplateApiTools, exchange: Exchange) => Promise<unknown>;
}

type Methods = Readonly<Record<string, ApiRoute>>;

const PATH = /^\/v2\/template(?:\/([^/]+)(?:\/(definition|test))?)?\/?$/;

/** What is at a path, by method; `nothing` below our own, undefined for what is not ours. */
export function routesAt(path: string): Methods | 'nothing' | undefined {
  if (path !== '/v2/template' && !path.startsWith('/v2/template/')) return undefined;
  const match = PATH.exec(path);
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
  serve: (tools: TemplateApiTools, exchange: Exchange, id: string) => Promise<unknown>,
  id: string,
): ApiRoute {
  return { role, serve: (tools, exchange) => serve(tools, exchange, id) };
}
