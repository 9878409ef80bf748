import {
  checkSuppression,
  eraseCustomer,
  getErasure,
  liftSuppression,
  listErasures,
  retryErasure,
} from '@causeway/contract/erasures';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { cursorOf, keysOf, timeOf } from '@causeway/contract/page';
import { invalid, notFound, Refused } from '@causeway/contract/problem';
import { namesOfText, userName } from '@causeway/core/erasure/names';
import type { Model } from '@causeway/core/register/model';
import type { Clock } from '../../ports/clock.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { ErasureStore } from '../../ports/erasure-store.ts';
import type { NameHash } from '../../ports/name-hash.ts';
import { describeErasure, type DescribeTools } from './describe-erasure.ts';
import { chosenDestinations } from './destinations.ts';
import { erasureNote, erasureView } from './erasure-view.ts';

export interface ErasureTools extends DescribeTools {
  readonly erasures: ErasureStore;
  readonly customers: CustomerStore;
  readonly nameHash: NameHash;
  readonly modelOf: (workspace: number) => Model;
  /** There is something to erase. */
  readonly eraseNow: () => void;
  readonly clock: Clock;
}

/** Erasing customers, the evidence that it was done, and who is refused from then on. */
export function erasureRoutes(tools: ErasureTools): readonly Route[] {
  const { erasures, customers, nameHash, modelOf, eraseNow, clock } = tools;
  const hashesOf = ({ workspace }: Caller, text: string): readonly string[] =>
    namesOfText(text, modelOf(workspace).externalIds).map((name) => nameHash(workspace, name));

  return [
    route(listErasures, async ({ query }, { workspace }) => {
      const { customer_id: id, limit, cursor } = query;
      const hash = id === undefined ? undefined : nameHash(workspace, userName(id));
      const before = cursor === undefined ? undefined : (keysOf(cursor, ['number'])[0] as number);
      const rows = await erasures.list(workspace, hash, before, limit + 1);
      const last = rows[limit - 1];
      return {
        data: rows.slice(0, limit).map(erasureView),
        next: rows.length > limit && last !== undefined ? cursorOf([last.id]) : null,
      };
    }),
    route(getErasure, async ({ params }, { workspace }) => {
      const erasure = await erasures.erasure(workspace, params.id);
      if (erasure === undefined) throw notFound('erasure');
      return erasureView(erasure);
    }),
    route(eraseCustomer, async ({ body }, caller) => {
      const { workspace, actor } = caller;
      if (body.confirm !== body.customer_id) throw unconfirmed();
      const destinations = await chosenDestinations(tools, caller, body.destinations);
      const customer = await customers.find(workspace, body.customer_id);
      if (customer === undefined) {
        const hash = nameHash(workspace, userName(body.customer_id));
        const [before] = await erasures.list(workspace, hash, undefined, 1);
        if (before === undefined || before.state === 'done') throw notFound('customer');
        throw new Refused(
          409,
          'erasure_running',
          `This customer is being erased already: see erasure ${before.id}.`,
        );
      }
      const { reason, suppress } = body;
      const erasure = await erasures.begin(
        { workspace, customer: customer.key, reason, author: actor.name, suppress },
        (person) => describeErasure(tools, workspace, person, destinations),
        clock(),
        (begun) => erasureNote(caller, 'customer.erase', begun),
      );
      if (erasure === undefined) throw notFound('customer');
      eraseNow();
      return erasureView(erasure);
    }),
    route(retryErasure, async ({ params }, caller) => {
      const { workspace } = caller;
      const erasure = await erasures.retry(workspace, params.id, clock(), (before, after) =>
        erasureNote(caller, 'erasure.retry', after, before),
      );
      if (erasure === undefined) {
        if ((await erasures.erasure(workspace, params.id)) === undefined) throw notFound('erasure');
        throw new Refused(
          409,
          'nothing_failed',
          'No step of this erasure has failed: there is nothing to try again.',
        );
      }
      eraseNow();
      return erasureView(erasure);
    }),
    route(checkSuppression, async ({ body }, caller) => {
      const found = await erasures.suppressed(caller.workspace, hashesOf(caller, body.identifier));
      if (found === undefined) return { suppressed: false, since: null, erasure_id: null, refused: 0 };
      const { since, erasure, refused } = found;
      return { suppressed: true, since: timeOf(since), erasure_id: erasure, refused };
    }),
    route(liftSuppression, async ({ body }, caller) => {
      const { workspace, actor } = caller;
      const lifted = await erasures.lift(
        workspace,
        hashesOf(caller, body.identifier),
        clock(),
        ({ lifted: count, erasures: ids }) => ({
          by: { workspace, actor },
          action: 'suppression.lift',
          target: { kind: 'erasure', id: ids.join(', '), name: `erasure ${ids.join(', ')}` },
          after: { lifted: count, reason: body.reason },
        }),
      );
      if (lifted === 'unfinished')
        throw new Refused(
          409,
          'erasure_running',
          'The person is still being erased. Take them off the list when that is done.',
        );
      if (lifted === 0) throw notFound('entry of the suppress list');
      return { lifted };
    }),
  ];
}

function unconfirmed(): Refused {
  return invalid([
    {
      pointer: '/confirm',
      code: 'not_confirmed',
      message: 'It is not the customer id.',
      hint: 'Write the customer id once more: what is erased cannot be brought back.',
    },
  ]);
}
