import { z } from 'zod';
import { anyObject, issue } from './issue.ts';
import { operation } from './operation.ts';
import { LAST_MOMENT, listOf } from './page.ts';

const time = z.iso.datetime();
const params = z.object({ id: z.string().min(1).max(512) });

export const balances = z.object({
  score: z.int(),
  spent: z.int(),
  reserved: z.int(),
  expired: z.int(),
  pending: z.int(),
  spendable: z.int(),
});

export const membership = z
  .object({
    balances,
    purchases: z.object({
      total: z.number(),
      count: z.int(),
      items: z.number(),
      first_at: time.nullable(),
      last_at: time.nullable(),
    }),
    opted_in_at: time.nullable(),
    opted_out_at: time.nullable(),
    last_earned_at: time.nullable(),
    last_spent_at: time.nullable(),
  })
  .meta({ id: 'Membership', description: 'What a customer has through submitted events.' });

/** What an event did to balances. */
export const effect = z
  .object({
    points: z.int().meta({ description: 'How far it moved what may be spent.' }),
    after: balances,
  })
  .meta({ id: 'Effect' });

const status = z.enum(['pending', 'accepted', 'rejected', 'refunded']);

const transaction = z
  .object({
    id: z.string(),
    status,
    total: z.number(),
    refunded: z.number(),
    points: z.int(),
    burned: z.int(),
    currency: z.string().nullable(),
    at: time,
    accept_at: time.nullable(),
    lines: z.array(
      z.object({
        product_id: z.string(),
        quantity: z.number(),
        subtotal: z.number(),
        points: z.int(),
        status,
        refunded: z.number(),
      }),
    ),
  })
  .meta({ id: 'Transaction' });

export const listTransactions = operation({
  id: 'listCustomerTransactions',
  method: 'GET',
  path: '/v1/admin/customers/{id}/transactions',
  tag: 'Customers',
  summary: 'Their purchases, newest first; at most 200',
  role: 'viewer',
  params,
  status: 200,
  answer: listOf(transaction),
  refusals: [404],
});

export const addCustomerEvent = operation({
  id: 'addCustomerEvent',
  method: 'POST',
  path: '/v1/admin/customers/{id}/events',
  tag: 'Customers',
  summary: 'Register an event by hand, or only look at what it would do',
  role: 'editor',
  params,
  body: z.strictObject({
    action: z.string().min(1).max(255),
    data: anyObject.default({}),
    timestamp: z
      .union([z.iso.datetime({ offset: true }), z.int().min(0).max(LAST_MOMENT)])
      .optional()
      .meta({ description: 'ISO 8601 or Unix milliseconds; now when left out.' }),
    dry: z.boolean().default(false),
  }),
  status: 200,
  answer: z.object({
    registered: z.boolean(),
    event_id: z.int().nullable(),
    effect: effect.nullable(),
    membership: membership.nullable().meta({ description: 'As it is after the event.' }),
    changed: z.array(z.string()).meta({ description: 'Attributes with another value now.' }),
    issues: z.array(issue),
  }),
  refusals: [404, 409, 422],
});

export const recomputeBalances = operation({
  id: 'recomputeBalances',
  method: 'POST',
  path: '/v1/admin/customers/{id}/recompute',
  tag: 'Customers',
  summary: 'Fold the customer’s events anew and compare with what is stored; changes nothing',
  role: 'viewer',
  params,
  status: 200,
  answer: z.object({
    equal: z.boolean(),
    stored: balances,
    recomputed: balances,
    events: z.int().meta({ description: 'Events that moved something.' }),
  }),
  refusals: [404],
});
