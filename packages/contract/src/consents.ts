import { CHANNELS, PURPOSES, SUBJECTS } from '@causeway/core/consent/consent';
import { z } from 'zod';
import { anyObject } from './issue.ts';
import { operation } from './operation.ts';
import { listOf, pageOf, pageQuery } from './page.ts';

const time = z.iso.datetime();
const params = z.object({ id: z.string().min(1).max(512) });
const note = z.string().trim().max(1000);

export const purpose = z.enum(PURPOSES);
const subject = z.enum(SUBJECTS).meta({
  description: `A purpose (${PURPOSES.join(', ')}) or a channel (${CHANNELS.join(', ')}).`,
});

/** How one integration stands with one customer's consents. */
const allowance = z.object({
  integration: z.object({ id: z.int(), name: z.string() }),
  required: z.array(purpose),
  allowed: z.boolean(),
  missing: z
    .array(purpose)
    .meta({ description: 'What was refused, or, where the workspace says so, never given.' }),
});

const consents = z
  .object({
    subjects: z.array(
      z.object({
        subject,
        kind: z.enum(['purpose', 'channel']),
        granted: z.boolean().nullable().meta({ description: 'null: nobody ever spoke of it.' }),
        at: time.nullable().meta({ description: 'When it was said.' }),
      }),
    ),
    integrations: z.array(allowance),
  })
  .meta({ id: 'Consents' });

const change = z
  .object({
    id: z.int(),
    subject,
    granted: z.boolean(),
    at: time.meta({ description: 'When it was said.' }),
    received_at: time,
    event_id: z.int().nullable().meta({ description: 'The event that said it.' }),
    source: z.object({ id: z.int(), name: z.string().nullable(), kind: z.string().nullable() }),
    evidence: z
      .string()
      .nullable()
      .meta({ description: 'The words it was said in, such as OneTrust C0004.' }),
    by: z.string().nullable().meta({ description: 'Who entered it by hand.' }),
    note: z.string().nullable(),
  })
  .meta({ id: 'ConsentChange' });

export const getCustomerConsents = operation({
  id: 'getCustomerConsents',
  method: 'GET',
  path: '/v1/admin/customers/{id}/consents',
  tag: 'Consent',
  summary: 'What a customer has agreed to, and which integrations may therefore be told of them',
  role: 'viewer',
  params,
  status: 200,
  answer: consents,
  refusals: [404],
});

export const listConsentChanges = operation({
  id: 'listConsentChanges',
  method: 'GET',
  path: '/v1/admin/customers/{id}/consents/changes',
  tag: 'Consent',
  summary: 'Every time a consent was given or taken back, newest first',
  role: 'viewer',
  params,
  query: z.strictObject({ ...pageQuery }),
  status: 200,
  answer: pageOf(change),
  refusals: [400, 404],
});

export const changeCustomerConsents = operation({
  id: 'changeCustomerConsents',
  method: 'POST',
  path: '/v1/admin/customers/{id}/consents',
  tag: 'Consent',
  summary: 'Write down what a customer said, with a note of how',
  role: 'editor',
  params,
  body: z.strictObject({
    consents: z.partialRecord(subject, z.boolean()),
    note: note.default(''),
  }),
  status: 200,
  answer: consents,
  refusals: [404, 409, 422],
});

const mapping = z.object({
  code: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ description: 'As the consent tool writes it; letters of either case.' }),
  purposes: z.array(purpose).meta({ description: 'Empty: it says nothing.' }),
});

const settings = z
  .object({
    unknown: z.enum(['allow', 'deny']).meta({
      description: 'Whether an integration that needs a purpose is told of who never spoke of it.',
    }),
    codes: z
      .array(mapping)
      .meta({ description: 'What your own words mean; they come before the known ones.' }),
    known: z
      .array(mapping.extend({ tool: z.string(), label: z.string() }))
      .meta({ description: 'Words of consent tools that need no setting.' }),
    unmapped: z
      .array(z.object({ code: z.string(), count: z.int(), last_seen: time }))
      .meta({ description: 'Words that came in since the hub was started and mean nothing here.' }),
  })
  .meta({ id: 'ConsentSettings' });

export const getConsentSettings = operation({
  id: 'getConsentSettings',
  method: 'GET',
  path: '/v1/admin/consent-settings',
  tag: 'Consent',
  summary: 'What the words of consent tools mean',
  role: 'viewer',
  status: 200,
  answer: settings,
  refusals: [],
});

export const changeConsentSettings = operation({
  id: 'changeConsentSettings',
  method: 'PATCH',
  path: '/v1/admin/consent-settings',
  tag: 'Consent',
  summary: 'Say what words of your consent tool mean, and what holds for who never spoke',
  role: 'admin',
  body: z.strictObject({
    unknown: z.enum(['allow', 'deny']).optional(),
    codes: z.array(mapping).max(200).optional(),
  }),
  status: 200,
  answer: settings,
  refusals: [422],
});

export const tryConsent = operation({
  id: 'tryConsent',
  method: 'POST',
  path: '/v1/admin/consent-settings/try',
  tag: 'Consent',
  summary: 'What the hub reads from the context of an event',
  role: 'viewer',
  body: z.strictObject({ context: anyObject }),
  status: 200,
  answer: listOf(z.object({ subject, granted: z.boolean(), evidence: z.string().nullable() })).extend({
    unmapped: z.array(z.string()),
  }),
  refusals: [422],
});
