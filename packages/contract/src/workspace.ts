import { z } from 'zod';
import { operation } from './operation.ts';

const name = z.string().trim().min(1).max(200);
const timeZone = z.string().min(1).max(100).meta({ description: 'IANA name, such as Europe/Berlin.' });
const autoSubscribe = z.boolean().meta({
  description:
    'A customer whom Insider, an incoming webhook or the events API names and who is unknown here is created as inactive; otherwise the request is an error in the log.',
});
const requireSignature = z.boolean().meta({
  description: 'The events API takes only requests that are signed; a key alone is refused.',
});
const acceptance = z
  .union([z.enum(['at_once', 'manual']), z.strictObject({ after_days: z.int().min(1).max(365) })])
  .meta({
    description:
      'When a checkout counts: at once, when somebody accepts it, or by itself after so many days unless it is rejected before.',
  });

export const workspace = z
  .object({
    id: z.string().meta({ description: 'Also the account_id in webhook addresses.' }),
    name: z.string(),
    time_zone: timeZone,
    auto_subscribe: autoSubscribe,
    require_signature: requireSignature,
    acceptance,
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Workspace' });

export const getWorkspace = operation({
  id: 'getWorkspace',
  method: 'GET',
  path: '/v1/admin/workspace',
  tag: 'Workspace',
  summary: 'The workspace of whoever asks',
  role: 'viewer',
  status: 200,
  answer: workspace,
  refusals: [],
});

export const changeWorkspace = operation({
  id: 'changeWorkspace',
  method: 'PATCH',
  path: '/v1/admin/workspace',
  tag: 'Workspace',
  summary: 'Change its name, its time zone, or whether unknown customers are created',
  role: 'admin',
  body: z.strictObject({
    name: name.optional(),
    time_zone: timeZone.optional(),
    auto_subscribe: autoSubscribe.optional(),
    require_signature: requireSignature.optional(),
    acceptance: acceptance.optional(),
  }),
  status: 200,
  answer: workspace,
  refusals: [422],
});
