import { isGuessable } from '@causeway/core/access/guessable-password';
import { z } from 'zod';
import { operation } from './operation.ts';
import { listOf } from './page.ts';
import { role } from './role.ts';
import { workspace } from './workspace.ts';

const time = z.iso.datetime();
export const email = z
  .email('Write an e-mail address such as ada@example.com.')
  .max(254)
  .transform((value) => value.toLowerCase())
  .meta({ type: 'string', format: 'email' });
export const personName = z.string().trim().min(1, 'Write a name.').max(200);
/** NIST SP 800-63B: length counts, composition rules do not, and what is tried first is refused. */
export const password = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(1000, 'Use at most 1000 characters.')
  .refine((value) => value.length < 12 || !isGuessable(value), {
    error: 'This is one of the first that are tried: use several words that do not belong together.',
  });

const session = z
  .object({
    user: z.object({ id: z.int(), email: z.string(), name: z.string(), role }),
    workspace,
    csrf_token: z.string().meta({
      description: 'Send it as the header x-csrf-token with everything that changes something.',
    }),
    expires_at: time,
    version: z.string().meta({ description: 'Of the hub.' }),
  })
  .meta({ id: 'Session' });

export const getSetup = operation({
  id: 'getSetup',
  method: 'GET',
  path: '/v1/admin/setup',
  tag: 'Session',
  summary: 'Does this hub still need its owner?',
  role: 'anyone',
  status: 200,
  answer: z.object({ needed: z.boolean() }),
  refusals: [],
});

export const setUp = operation({
  id: 'setUp',
  method: 'POST',
  path: '/v1/admin/setup',
  tag: 'Session',
  summary: 'Make the owner of a new hub, with the code that it showed when it started, and sign them in',
  role: 'anyone',
  body: z.strictObject({
    code: z.string().trim().min(1, 'Copy the code from where the hub was started.').max(100),
    email,
    name: personName,
    password,
    workspace_name: z.string().trim().min(1).max(200).optional(),
    time_zone: z.string().max(100).optional().meta({ description: 'IANA name, such as Europe/Berlin.' }),
  }),
  status: 200,
  answer: session,
  refusals: [403, 409, 422, 429],
});

export const signIn = operation({
  id: 'signIn',
  method: 'POST',
  path: '/v1/admin/session',
  tag: 'Session',
  summary: 'Sign in; the session is kept in a cookie that no script can read',
  role: 'anyone',
  body: z.strictObject({ email: z.string().max(1000), password: z.string().max(1000) }),
  status: 200,
  answer: session,
  refusals: [401, 422, 429],
});

export const getSession = operation({
  id: 'getSession',
  method: 'GET',
  path: '/v1/admin/session',
  tag: 'Session',
  summary: 'Who is signed in',
  role: 'viewer',
  status: 200,
  answer: session,
  refusals: [409],
});

export const signOut = operation({
  id: 'signOut',
  method: 'DELETE',
  path: '/v1/admin/session',
  tag: 'Session',
  summary: 'Sign out',
  role: 'viewer',
  status: 204,
  refusals: [409],
});

export const openInvitation = operation({
  id: 'openInvitation',
  method: 'POST',
  path: '/v1/admin/invitation/open',
  tag: 'Session',
  summary: 'Whom an invitation is for',
  role: 'anyone',
  body: z.strictObject({ token: z.string().min(1).max(200) }),
  status: 200,
  answer: z.object({ email: z.string(), name: z.string(), workspace_name: z.string() }),
  refusals: [404, 422, 429],
});

export const acceptInvitation = operation({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/v1/admin/invitation/accept',
  tag: 'Session',
  summary: 'Choose a password with an invitation, and sign in',
  role: 'anyone',
  body: z.strictObject({ token: z.string().min(1).max(200), name: personName, password }),
  status: 200,
  answer: session,
  refusals: [404, 422, 429],
});

export const changeAccount = operation({
  id: 'changeAccount',
  method: 'PATCH',
  path: '/v1/admin/account',
  tag: 'Session',
  summary: 'Change one’s own name or password; a new password ends all other sessions',
  role: 'viewer',
  body: z.strictObject({
    name: personName.optional(),
    password: z.strictObject({ current: z.string().max(1000), new: password }).optional(),
  }),
  status: 200,
  answer: session,
  refusals: [409, 422, 429],
});

export const listSessions = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/v1/admin/account/sessions',
  tag: 'Session',
  summary: 'Where one is signed in',
  role: 'viewer',
  status: 200,
  answer: listOf(
    z.object({
      id: z.int(),
      created_at: time,
      seen_at: time,
      address: z.string(),
      user_agent: z.string(),
      current: z.boolean(),
    }),
  ),
  refusals: [409],
});

export const endSessions = operation({
  id: 'endSessions',
  method: 'DELETE',
  path: '/v1/admin/account/sessions',
  tag: 'Session',
  summary: 'Sign out everywhere else',
  role: 'viewer',
  status: 204,
  refusals: [409],
});
