import { addCustomerEvent, listTransactions, recomputeBalances } from '@causeway/contract/membership';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { notFound, Refused } from '@causeway/contract/problem';
import type { Customer } from '@causeway/core/customer/customer';
import type { EventRefusal } from '@causeway/core/event/event-refusal';
import { amountToNumber } from '@causeway/core/ledger/amount';
import type { LedgerEffect } from '@causeway/core/ledger/ledger';
import { NO_BALANCES, type Balances } from '@causeway/core/ledger/membership';
import { recompute } from '@causeway/core/ledger/recompute';
import type { Transaction } from '@causeway/core/ledger/transaction';
import type { Registered } from '@causeway/core/register/register';
import type { Submission } from '@causeway/core/register/submission';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { Noting } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import { balancesView, effectView, membershipView } from './membership-view.ts';

export interface MembershipTools {
  readonly config: ConfigStore;
  readonly customers: CustomerStore;
  readonly clock: Clock;
  /** Registers an event and notes who did it, or only looks. Resolves when both are on disk. */
  readonly submit: (submission: Submission, note?: Noting<Registered>) => Promise<Registered>;
  readonly newMessageId: () => string;
  /** The source of what people of a workspace register by hand. */
  readonly consoleSource: (caller: Caller) => Promise<number>;
}

const MOST_TRANSACTIONS = 200;

/** Balances and purchases of a customer, and events registered by hand. */
export function membershipRoutes(tools: MembershipTools): readonly Route[] {
  const { customers, clock, submit, consoleSource } = tools;
  const found = async (caller: Caller, id: string): Promise<Customer> => {
    const customer = await customers.find(caller.workspace, id);
    if (customer === undefined) throw notFound('customer');
    return customer;
  };
  return [
    route(listTransactions, async ({ params }, caller) => {
      const { key } = await found(caller, params.id);
      return { data: (await customers.transactions(key, MOST_TRANSACTIONS)).map(transactionView) };
    }),
    route(addCustomerEvent, async ({ params, body }, caller) => {
      const customer = await found(caller, params.id);
      if (customer.anonymous) {
        throw new Refused(
          409,
          'anonymous',
          'Nobody knows yet who this is: events are submitted for people with an id.',
        );
      }
      const now = clock();
      const { timestamp } = body;
      const registered = await submit(
        {
          workspace: caller.workspace,
          source: await consoleSource(caller),
          receivedAt: now,
          action: body.action,
          who: [{ by: 'id', value: customer.id }],
          newId: undefined,
          data: body.data as JsonObject,
          context: { added_by: caller.actor.name satisfies Json },
          timestamp:
            timestamp === undefined ? now : typeof timestamp === 'number' ? timestamp : Date.parse(timestamp),
          messageId: tools.newMessageId(),
          ...(body.dry ? { dry: true as const } : {}),
        },
        (added) => ({
          by: caller,
          action: 'event.add',
          target: { kind: 'customer', id: customer.id, name: customer.id },
          after: addedRecord(body.action, added),
        }),
      );
      if (registered.refusal !== undefined) throw refused(registered.refusal);
      const { membership } = registered.after ?? customer;
      return {
        registered: registered.event !== undefined,
        event_id: registered.event ?? null,
        effect: registered.effect === undefined ? null : effectView(registered.effect),
        membership: membership === undefined ? null : membershipView(membership),
        changed: registered.changed ?? [],
        issues: registered.issues,
      };
    }),
    route(recomputeBalances, async ({ params }, caller) => {
      const { key, membership } = await found(caller, params.id);
      const effects: LedgerEffect[] = [];
      for await (const portion of customers.effects(await customers.keys(key))) effects.push(...portion);
      const { balances } = recompute(effects);
      const stored = membership?.balances ?? NO_BALANCES;
      return {
        equal: same(stored, balances),
        stored: balancesView(stored),
        recomputed: balancesView(balances),
        events: effects.length,
      };
    }),
  ];
}

/** Not its data: the event has them, and they go when the customer does. */
function addedRecord(action: string, { event, effect }: Registered): Readonly<Record<string, unknown>> {
  return { event_id: event, action, points: effect?.points ?? 0 };
}

function same(a: Balances, b: Balances): boolean {
  return (
    a.score === b.score &&
    a.spent === b.spent &&
    a.reserved === b.reserved &&
    a.expired === b.expired &&
    a.pending === b.pending
  );
}

function refused({ status, code, message, field, hint }: EventRefusal): Refused {
  const pointer = field === undefined || field === 'customer' ? undefined : `/${field.replaceAll('.', '/')}`;
  return new Refused(status === 404 ? 404 : status === 409 ? 409 : 422, `event_${code}`, message, [
    {
      ...(pointer === undefined ? {} : { pointer }),
      code: String(code),
      message,
      ...(hint === undefined ? {} : { hint }),
    },
  ]);
}

function transactionView(of: Transaction) {
  return {
    id: of.id,
    status: of.status,
    total: amountToNumber(of.total),
    refunded: amountToNumber(of.refunded.total),
    points: of.points,
    burned: of.burned,
    currency: of.currency ?? null,
    at: timeOf(of.at),
    accept_at: of.acceptAt === undefined ? null : timeOf(of.acceptAt),
    lines: of.lines.map((line) => ({
      product_id: line.productId,
      quantity: amountToNumber(line.quantity),
      subtotal: amountToNumber(line.subtotal),
      points: line.points,
      status: line.status,
      refunded: amountToNumber(line.refunded.subtotal),
    })),
  };
}
