import type { Rates } from '../wire/limits.ts';
import { anonymize } from './anonymize.ts';
import { attributeDelete } from './attribute-delete.ts';
import type { Endpoint } from './call.ts';
import { identityDelete, identityUpdate } from './identity.ts';
import { metadataColumns } from './metadata-columns.ts';
import { profile } from './profile.ts';
import { upsert } from './upsert.ts';
import { userDelete } from './user-delete.ts';

/** A pool of requests per minute; `profile` counts units and is charged by its endpoint. */
export type Pool = Exclude<keyof Rates, 'profile'>;

export interface Route {
  readonly pool?: Pool;
  readonly endpoint: Endpoint;
}

/** The API, by method and path. */
export const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['POST /api/user/v1/upsert', { pool: 'write', endpoint: upsert }],
  ['POST /api/user/v1/attribute/delete', { pool: 'write', endpoint: attributeDelete }],
  ['POST /api/user/v1/delete', { pool: 'userDelete', endpoint: userDelete }],
  ['PATCH /api/user/v1/identity', { pool: 'identityUpdate', endpoint: identityUpdate }],
  ['DELETE /api/user/v1/identity', { pool: 'identityDelete', endpoint: identityDelete }],
  ['POST /api/user/v1/profile', { endpoint: profile }],
  ['POST /api/user/v3/metadata/columns', { endpoint: metadataColumns }],
  ['POST /api/user/v1/anonymize', { pool: 'anonymize', endpoint: anonymize }],
  ['POST /api/contact/v1/anonymize', { pool: 'anonymize', endpoint: anonymize }],
]);

/** Whether any method is served under this path. */
export function isKnownPath(path: string): boolean {
  return ['POST', 'PATCH', 'DELETE'].some((method) => routes.has(`${method} ${path}`));
}
