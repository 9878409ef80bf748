import { z } from 'zod';
import { person } from './logs.ts';
import { operation } from './operation.ts';
import { idText, listOf, pageOf, pageQuery, text } from './page.ts';

const time = z.iso.datetime();
const params = z.object({ id: idText });

const deadLetter = z
  .object({
    event_id: z.int(),
    event_type: z.string(),
    customer: person.nullable(),
    identifier: z.string().nullable(),
    code: z.string(),
    field: z.string().nullable(),
    message: z.string(),
    hint: z.string().nullable(),
    buried_at: time,
  })
  .meta({ id: 'DeadLetter' });

const cause = z
  .object({
    code: z.string(),
    count: z.int(),
    example: z.string().meta({ description: 'What was said about the latest one.' }),
    hint: z.string().nullable(),
    first_at: time,
    last_at: time,
  })
  .meta({ id: 'DeadLetterCause' });

const chosen = {
  events: z.array(z.int().min(1)).min(1).max(10_000).optional().meta({ description: 'Event ids.' }),
  code: z.string().min(1).max(200).optional().meta({ description: 'All with this cause.' }),
  all: z.literal(true).optional(),
};

export const listDeadLetters = operation({
  id: 'listDeadLetters',
  method: 'GET',
  path: '/v1/admin/integrations/{id}/dead-letters',
  tag: 'Dead letters',
  summary: 'Messages that could not be delivered',
  role: 'viewer',
  params,
  query: z.strictObject({ ...pageQuery, code: text('Only those with this cause.').optional() }),
  status: 200,
  answer: pageOf(deadLetter),
  refusals: [400, 404],
});

export const listCauses = operation({
  id: 'listDeadLetterCauses',
  method: 'GET',
  path: '/v1/admin/integrations/{id}/dead-letters/causes',
  tag: 'Dead letters',
  summary: 'Why they could not, with how many',
  role: 'viewer',
  params,
  status: 200,
  answer: listOf(cause),
  refusals: [404],
});

export const resendDeadLetters = operation({
  id: 'resendDeadLetters',
  method: 'POST',
  path: '/v1/admin/integrations/{id}/dead-letters/resend',
  tag: 'Dead letters',
  summary: 'Send them again; say which by exactly one of events, code, all',
  role: 'editor',
  params,
  body: z.strictObject(chosen),
  status: 200,
  answer: z.object({
    resent: z.int(),
    gone: z.int().meta({ description: 'Stay here: their events are no longer kept.' }),
  }),
  refusals: [404, 422],
});

export const discardDeadLetters = operation({
  id: 'discardDeadLetters',
  method: 'POST',
  path: '/v1/admin/integrations/{id}/dead-letters/discard',
  tag: 'Dead letters',
  summary: 'Give them up for good; say which by exactly one of events, code, all',
  role: 'admin',
  params,
  body: z.strictObject({ ...chosen, confirm: z.literal(true) }),
  status: 200,
  answer: z.object({ discarded: z.int() }),
  refusals: [404, 422],
});
