import { changeCustomerConsents, getCustomerConsents, listConsentChanges } from '@causeway/contract/consents';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { cursorOf, keysOf } from '@causeway/contract/page';
import { invalid, notFound, Refused } from '@causeway/contract/problem';
import { CONSENT } from '@causeway/core/consent/changed-event';
import type { Customer } from '@causeway/core/customer/customer';
import { changeView, consentsView } from './consent-view.ts';
import type { ConsentTools } from './consent-tools.ts';

/** What a customer has agreed to: how it stands, how it came about, and what somebody writes down by hand. */
export function customerConsentRoutes(tools: ConsentTools): readonly Route[] {
  const { config, customers, consents, kinds, clock, submit, newMessageId, consoleSource } = tools;
  const found = async (caller: Caller, id: string): Promise<Customer> => {
    const customer = await customers.find(caller.workspace, id);
    if (customer === undefined) throw notFound('customer');
    return customer;
  };
  const view = async (caller: Caller, customer: Customer) => {
    const workspace = (await config.workspaces()).find(({ id }) => id === caller.workspace);
    const integrations = await config.integrations(caller.workspace);
    return consentsView(customer, integrations, kinds, workspace?.consent.unknown ?? 'allow');
  };

  return [
    route(getCustomerConsents, async ({ params }, caller) => view(caller, await found(caller, params.id))),
    route(listConsentChanges, async ({ params, query }, caller) => {
      const { key } = await found(caller, params.id);
      const before = query.cursor === undefined ? undefined : (keysOf(query.cursor, ['number'])[0] as number);
      const rows = await consents.changes(await customers.keys(key), { most: query.limit + 1, before });
      const sources = new Map((await config.sources(caller.workspace)).map((source) => [source.id, source]));
      const last = rows[query.limit - 1];
      return {
        data: rows.slice(0, query.limit).map((row) => changeView(row, sources)),
        next: rows.length > query.limit && last !== undefined ? cursorOf([last.id]) : null,
      };
    }),
    route(changeCustomerConsents, async ({ params, body }, caller) => {
      const said = Object.fromEntries(
        Object.entries(body.consents).filter(([, granted]) => granted !== undefined),
      );
      refuseUnsaid(said);
      const customer = await found(caller, params.id);
      if (customer.anonymous)
        throw new Refused(
          409,
          'anonymous',
          'Nobody knows yet who this is: what somebody said is written down for people with an id.',
        );
      const now = clock();
      const registered = await submit(
        {
          workspace: caller.workspace,
          source: await consoleSource(caller),
          receivedAt: now,
          action: CONSENT,
          who: [{ by: 'id', value: customer.id }],
          newId: undefined,
          data: said,
          context: { added_by: caller.actor.name },
          timestamp: now,
          messageId: newMessageId(),
          statement: { author: caller.actor.name, note: body.note },
        },
        () => ({
          by: caller,
          action: 'customer.change_consents',
          target: { kind: 'customer', id: customer.id, name: customer.id },
          after: said,
        }),
      );
      const { refusal } = registered;
      if (refusal !== undefined) throw new Refused(409, 'not_registered', refusal.message);
      return view(caller, registered.after ?? customer);
    }),
  ];
}

function refuseUnsaid(said: Readonly<Record<string, boolean>>): void {
  if (Object.keys(said).length === 0)
    throw invalid([
      {
        pointer: '/consents',
        code: 'nothing_said',
        message: 'Nothing is said here.',
        hint: 'Name at least one purpose or channel, with true or false.',
      },
    ]);
  if (said['essential'] === false)
    throw invalid([
      {
        pointer: '/consents/essential',
        code: 'essential_refused',
        message: 'What is essential needs no consent and cannot be refused.',
        hint: 'Leave it out.',
      },
    ]);
}
