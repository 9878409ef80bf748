import { z } from 'zod';
import { operation } from './operation.ts';

const name = z.string().trim().min(1).max(200);
const timeZone = z.string().min(1).max(100).meta({ description: 'IANA name, such as Europe/Berlin.' });
const autoSubscribe = z.boolean().meta({
  description:
    'A customer whom an inbound request of Insider names and who is unknown here is created as inactive; otherwise the request is an error in the log.',
});

export const workspace = z
  .object({
    id: z.string().meta({ description: 'Also the account_id in webhook addresses.' }),
    name: z.string(),
    time_zone: timeZone,
    auto_subscribe: autoSubscribe,
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
  }),
  status: 200,
  answer: workspace,
  refusals: [422],
});
