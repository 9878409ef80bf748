import { z } from 'zod';
import { operation } from './operation.ts';
import { idText, listOf } from './page.ts';
import { role } from './role.ts';
import { email, personName } from './sessions.ts';

const time = z.iso.datetime();
const params = z.object({ id: idText });

const user = z
  .object({
    id: z.int(),
    email: z.string(),
    name: z.string(),
    role,
    state: z.enum(['invited', 'active', 'disabled']),
    locked_until: time.nullable().meta({ description: 'After too many wrong passwords.' }),
    seen_at: time.nullable(),
    created_at: time,
    is_self: z.boolean(),
  })
  .meta({ id: 'User' });

const invitation = z
  .object({
    token: z.string().meta({ description: 'Shown this once; opens the page where a password is chosen.' }),
    path: z.string().meta({ description: 'Of that page, to be put behind the address of the hub.' }),
    expires_at: time,
  })
  .meta({ id: 'Invitation' });

export const listUsers = operation({
  id: 'listUsers',
  method: 'GET',
  path: '/v1/admin/users',
  tag: 'Users',
  summary: 'People who can sign in',
  role: 'admin',
  status: 200,
  answer: listOf(user),
  refusals: [],
});

export const addUser = operation({
  id: 'addUser',
  method: 'POST',
  path: '/v1/admin/users',
  tag: 'Users',
  summary: 'Invite somebody; the invitation is shown this once. Nobody gives a role above their own',
  role: 'admin',
  body: z.strictObject({ email, name: personName, role }),
  status: 201,
  answer: user.extend({ invitation }),
  refusals: [403, 409, 422],
});

export const changeUser = operation({
  id: 'changeUser',
  method: 'PATCH',
  path: '/v1/admin/users/{id}',
  tag: 'Users',
  summary: 'Change somebody’s name or role, or shut them out; the last owner stays one',
  role: 'admin',
  params,
  body: z.strictObject({
    name: personName.optional(),
    role: role.optional(),
    disabled: z.boolean().optional().meta({ description: 'true also ends their sessions.' }),
  }),
  status: 200,
  answer: user,
  refusals: [403, 404, 409, 422],
});

export const inviteUser = operation({
  id: 'inviteUser',
  method: 'POST',
  path: '/v1/admin/users/{id}/invitation',
  tag: 'Users',
  summary: 'A new invitation for somebody who lost theirs, or their password; older ones stop working',
  role: 'admin',
  params,
  status: 200,
  answer: invitation,
  refusals: [403, 404, 409],
});

export const removeUser = operation({
  id: 'removeUser',
  method: 'DELETE',
  path: '/v1/admin/users/{id}',
  tag: 'Users',
  summary: 'Remove somebody, and end their sessions; the last owner stays',
  role: 'admin',
  params,
  status: 204,
  refusals: [403, 404, 409],
});
