import { cursorOf, keysOf, timeOf } from '@causeway/contract/page';
import type { Customer } from '@causeway/core/customer/customer';
import type { CustomerStore } from '../../ports/customer-store.ts';
import { customerView, type CustomerView } from './customer-view.ts';

export interface FoundCustomers {
  readonly data: readonly CustomerView[];
  readonly next: string | null;
  readonly scanned_to: string | null;
}

/**
 * Finds customers. Without a search text all, newest first. With one: the owner of that anonymous id, then everybody
 * whose id begins so, and when the text can be an e-mail address, whoever has it. Each part is paged to its end
 * before the next one begins; somebody found by an earlier part is not shown again.
 */
export async function searchFor(
  customers: CustomerStore,
  workspace: number,
  query: { search?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<FoundCustomers> {
  const { limit, cursor, search = '' } = query;
  const place = cursor === undefined ? undefined : readCursor(cursor);
  const data: Customer[] = [];
  const show = (customer: Customer): void => {
    if (!data.some(({ key }) => key === customer.key)) data.push(customer);
  };
  const page = (
    next: readonly [string, string | number] | undefined,
    scannedTo?: number,
  ): FoundCustomers => ({
    data: data.map(customerView),
    next: next === undefined ? null : cursorOf(next),
    scanned_to: scannedTo === undefined ? null : timeOf(scannedTo),
  });
  const anonymous = search === '' ? undefined : await customers.findAnonymous(workspace, search);

  if (search !== '' && typeof place !== 'number') {
    if (place === undefined && anonymous !== undefined) show(anonymous);
    const room = limit - data.length;
    if (room === 0) return page(['id', '']);
    const prefixed = await customers.byPrefix(workspace, search, place, room + 1);
    for (const { id, customer } of prefixed.slice(0, room)) {
      // Somebody found by an id that was merged away is shown under the id of now, if that begins so too.
      const again = customer.key === anonymous?.key || (customer.id !== id && customer.id.startsWith(search));
      if (!again) show(customer);
    }
    if (prefixed.length > room) return page(['id', prefixed[room - 1]?.id ?? '']);
    if (!search.includes('@')) return page(undefined);
    if (data.length === limit) return page(['key', 0]);
  }
  const before = typeof place === 'number' && place > 0 ? place : undefined;
  const found = await customers.list(workspace, search === '' ? undefined : search, {
    most: limit - data.length,
    before,
  });
  for (const customer of found.data) {
    if (search === '' || (customer.key !== anonymous?.key && !customer.id.startsWith(search))) show(customer);
  }
  return page(found.next === undefined ? undefined : ['key', found.next], found.scannedTo);
}

function readCursor(cursor: string): string | number {
  try {
    return keysOf(cursor, ['string', 'string'])[1] as string;
  } catch {
    return keysOf(cursor, ['string', 'number'])[1] as number;
  }
}
