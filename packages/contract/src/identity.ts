import { z } from 'zod';
import { issue } from './issue.ts';
import { operation } from './operation.ts';
import { idText, pageOf, pageQuery, text } from './page.ts';

const time = z.iso.datetime();
const params = z.object({ id: idText });
const note = z.string().trim().max(1000).default('');
const customerId = z.string().min(1).max(512);

const person = z.object({ id: z.string(), name: z.string().nullable(), anonymous: z.boolean() });
const decision = z.object({ at: time, by: z.string(), note: z.string() }).nullable();

const merge = z
  .object({
    id: z.int(),
    at: time,
    from: person.meta({ description: 'As they were before.' }),
    into: person,
    cause: z.enum(['identify', 'alias', 'shared_identifier', 'person']).meta({
      description:
        'An identify or alias that named both; the same e-mail or phone, where the workspace merges by that; somebody who decided it.',
    }),
    event_id: z.int().nullable().meta({ description: 'The event that said it.' }),
    by: z.string().nullable(),
    note: z.string(),
    taken: z.array(z.string()).meta({ description: 'Attributes that came from the one who is gone.' }),
    anonymous_ids: z.array(z.string()).meta({ description: 'Browsers and devices that moved.' }),
    undone: decision,
    undoable: z.boolean(),
    why_not: issue.nullable().meta({ description: 'Why it cannot be undone.' }),
  })
  .meta({ id: 'Merge' });

const conflict = z
  .object({
    id: z.int(),
    kind: z.enum(['shared_identifier', 'identity_refused']).meta({
      description:
        'shared_identifier: two customers have the same e-mail or phone. identity_refused: a destination does not let an identifier go over to this customer.',
    }),
    state: z.enum(['open', 'merged', 'kept_apart', 'sent_again', 'settled']).meta({
      description: 'settled: it went away by itself.',
    }),
    identifier: z.object({ name: z.string(), value: z.string() }),
    customers: z.array(person),
    integration: z.object({ id: z.int(), name: z.string() }).nullable(),
    issue: issue.nullable(),
    event_id: z.int().nullable(),
    found_at: time,
    decided: decision,
  })
  .meta({ id: 'IdentityConflict' });

export const listMerges = operation({
  id: 'listMerges',
  method: 'GET',
  path: '/v1/admin/identity/merges',
  tag: 'Identity',
  summary: 'Customers who turned out to be one, newest first',
  role: 'viewer',
  query: z.strictObject({ ...pageQuery, customer_id: text('Only of this customer.').optional() }),
  status: 200,
  answer: pageOf(merge),
  refusals: [400],
});

export const mergeCustomers = operation({
  id: 'mergeCustomers',
  method: 'POST',
  path: '/v1/admin/identity/merges',
  tag: 'Identity',
  summary: 'Merge two customers: the first is the second from now on',
  role: 'editor',
  body: z.strictObject({ from: customerId, into: customerId, note }),
  status: 201,
  answer: merge,
  refusals: [404, 409, 422],
});

export const undoMerge = operation({
  id: 'undoMerge',
  method: 'POST',
  path: '/v1/admin/identity/merges/{id}/undo',
  tag: 'Identity',
  summary: 'Take two customers apart again',
  role: 'editor',
  params,
  body: z.strictObject({ note }),
  status: 200,
  answer: merge,
  refusals: [404, 409],
});

export const listConflicts = operation({
  id: 'listIdentityConflicts',
  method: 'GET',
  path: '/v1/admin/identity/conflicts',
  tag: 'Identity',
  summary: 'Identifiers that more than one customer claims, newest first',
  role: 'viewer',
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(['open', 'decided']).optional(),
    customer_id: text('Only of this customer.').optional(),
  }),
  status: 200,
  answer: pageOf(conflict).extend({
    open: z.int().meta({ description: 'How many are open; counted up to 1,000.' }),
  }),
  refusals: [400],
});

export const decideConflict = operation({
  id: 'decideIdentityConflict',
  method: 'POST',
  path: '/v1/admin/identity/conflicts/{id}/decide',
  tag: 'Identity',
  summary: 'Merge them, keep them apart, or, where a destination refused, send the identifier again',
  role: 'editor',
  params,
  body: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('merge'),
      into: customerId.meta({ description: 'The customer who remains.' }),
      note,
    }),
    z.strictObject({ decision: z.literal('keep_apart'), note }),
    z.strictObject({ decision: z.literal('send_again'), note }),
  ]),
  status: 200,
  answer: conflict,
  refusals: [404, 409, 422],
});

const settings = z
  .object({
    contacts: z.array(z.string()).meta({
      description:
        'Attributes that point to one person, such as email and phone. A customer can be found by them.',
    }),
    same_contact: z.enum(['ask', 'merge', 'ignore']).meta({
      description:
        'Two customers have the same one: a person decides; they are merged, into the one who was there first; or nothing is done.',
    }),
  })
  .meta({ id: 'IdentitySettings' });

export const getIdentitySettings = operation({
  id: 'getIdentitySettings',
  method: 'GET',
  path: '/v1/admin/identity/settings',
  tag: 'Identity',
  summary: 'By what customers are recognised',
  role: 'viewer',
  status: 200,
  answer: settings,
  refusals: [],
});

export const changeIdentitySettings = operation({
  id: 'changeIdentitySettings',
  method: 'PATCH',
  path: '/v1/admin/identity/settings',
  tag: 'Identity',
  summary:
    'Change by what customers are recognised; those who are there are looked through in the background',
  role: 'admin',
  body: z.strictObject({
    contacts: z.array(z.string().min(1).max(200)).max(5).optional(),
    same_contact: z.enum(['ask', 'merge', 'ignore']).optional(),
  }),
  status: 200,
  answer: settings,
  refusals: [422],
});
