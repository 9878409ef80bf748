import { z } from 'zod';
import { operation } from './operation.ts';
import { moment, pageOf, pageQuery, text } from './page.ts';

const entry = z
  .object({
    id: z.int(),
    timestamp: z.iso.datetime(),
    actor: z
      .object({ kind: z.enum(['user', 'token', 'hub']), id: z.int().nullable(), name: z.string() })
      .meta({ description: '`hub` when nobody asked for it, such as the pause after refused credentials.' }),
    action: z.string().meta({ description: 'Such as integration.change.' }),
    target: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
    before: z.unknown().meta({ description: 'null when it was made; secrets are never shown.' }),
    after: z.unknown().meta({ description: 'null when it is gone.' }),
  })
  .meta({ id: 'AuditEntry' });

export const listAudit = operation({
  id: 'listAudit',
  method: 'GET',
  path: '/v1/admin/audit',
  tag: 'Audit',
  summary: 'Every change of the configuration, newest first',
  role: 'admin',
  query: z.strictObject({
    ...pageQuery,
    action: text('Exact, such as integration.change, or its first part, such as integration.').optional(),
    actor: text('Name of the person or token, exactly.').optional(),
    target: text('Name of what was changed, exactly.').optional(),
    from: moment.optional(),
    to: moment.optional(),
  }),
  status: 200,
  answer: pageOf(entry),
  refusals: [400],
});
