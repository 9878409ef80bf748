import type { Role } from '@causeway/core/access/role';
import type { Exchange, V2ApiTools } from './exchange.ts';
import {
  addSegment,
  changeSegment,
  getSegment,
  listSegments,
  removeSegment,
  sizeOfRule,
  sizeOfSegment,
  sizesOfSegments,
  validateSegment,
} from './keep-segments.ts';
import type { ApiRoute, Methods } from './routes.ts';
import { scanSegment } from './scan-segment.ts';

const PATH = /^\/(?:v2|api)\/segment(?:\/([^/]+)(?:\/([^/]+))?)?\/?$/;

/** Segments under both of their addresses. */
export function segmentsAt(path: string): Methods | 'nothing' {
  const match = PATH.exec(path);
  if (match === null) return 'nothing';
  const [, first, part] = match;
  if (first === undefined)
    return { GET: { role: 'viewer', serve: listSegments }, POST: { role: 'editor', serve: addSegment } };
  if (part === undefined) {
    if (first === 'validate') return { POST: { role: 'viewer', serve: validateSegment } };
    if (first === 'size') return { POST: { role: 'viewer', serve: sizeOfRule } };
    if (first === 'sizes') return { GET: { role: 'viewer', serve: sizesOfSegments } };
    return {
      GET: at('viewer', getSegment, first),
      PUT: at('editor', changeSegment, first),
      POST: at('editor', changeSegment, first),
      DELETE: at('editor', removeSegment, first),
    };
  }
  if (part === 'size') return { GET: at('viewer', sizeOfSegment, first) };
  if (part === 'scan') return { GET: at('viewer', scanSegment, first) };
  return 'nothing';
}

function at(
  role: Role,
  serve: (tools: V2ApiTools, exchange: Exchange, key: string) => Promise<unknown>,
  key: string,
): ApiRoute {
  return { role, serve: (tools, exchange) => serve(tools, exchange, key) };
}
