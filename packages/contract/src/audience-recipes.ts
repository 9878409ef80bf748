import { z } from 'zod';
import { anyObject } from './issue.ts';
import { operation } from './operation.ts';

const publicId = z.string().regex(/^[0-9a-f]{32}$/);
const name = z.string().trim().min(1).max(200);
/** One line of what a header may hold. */
const headerValue = z
  .string()
  .trim()
  .min(1)
  .max(1_000)
  .regex(/^[\x21-\x7e]+$/, 'Write it on one line, without spaces.');
const insiderName = z.string().trim().min(1).max(200);

const authorization = z.union([
  z.strictObject({ id: publicId }).meta({ description: 'One that is there.' }),
  z
    .strictObject({ label: name, partner_name: headerValue, api_key: headerValue })
    .meta({ description: 'A new one, for the host of base_url alone. Write-only.' }),
]);

export const installInsiderAudiences = operation({
  id: 'installInsiderAudiences',
  method: 'POST',
  path: '/v1/admin/audience-recipes/insider',
  tag: 'Audiences',
  summary:
    'Tell Insider which audiences people are in, join and leave: authorization, templates and integration in one step',
  role: 'admin',
  body: z.strictObject({
    name: name.meta({ description: 'Of the integration. A number is put behind it when it is taken.' }),
    audiences: z.array(publicId).min(1).max(1_000),
    authorization,
    list: insiderName
      .optional()
      .meta({ description: 'The custom attribute that lists audiences: causeway_audiences.' }),
    event: insiderName
      .optional()
      .meta({ description: 'The event that tells of joining and leaving: audience_trigger.' }),
    on_exit: z.enum(['upsert', 'delete_partial']).default('upsert').meta({
      description:
        'upsert: leaving is told like joining, with the whole list of now. delete_partial: what was left is taken off the list, without an event.',
    }),
    identifiers: z
      .record(
        z
          .string()
          .regex(
            /^(?:email|phone_number|uuid|custom\..+)$/,
            'Write email, phone_number, uuid or custom.<name>.',
          ),
        z.string().min(1).max(200),
      )
      .refine((map) => Object.keys(map).length > 0, 'Choose at least one.')
      .optional()
      .meta({
        description: 'Insider’s identifiers, and our field for each: {"email": "email", "uuid": "_id"}.',
      }),
    existing_users: z
      .boolean()
      .default(false)
      .meta({ description: 'Who is in the audiences already is told of as well.' }),
    base_url: z
      .string()
      .trim()
      .min(1)
      .max(2_000)
      .optional()
      .meta({ description: 'Scheme and host of a sandbox, in place of Insider’s.' }),
  }),
  status: 201,
  answer: z
    .object({
      integration: z.object({ id: z.int(), name, settings: anyObject }),
      templates: z.array(z.object({ id: z.string(), name, field: z.enum(['template', 'urlTemplate']) })),
      authorization: z.object({ id: z.string(), label: name }),
    })
    .meta({ id: 'InsiderAudiences' }),
  refusals: [404, 409, 422],
});
