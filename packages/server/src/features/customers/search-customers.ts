import { cursorOf, keysOf, timeOf } from '@causeway/contract/page';
import type { Customer } from '@causeway/core/customer/customer';
import { contactName } from '@causeway/core/register/contacts';
import type { Model } from '@causeway/core/register/model';
import type { CustomerStore } from '../../ports/customer-store.ts';
import { customerView, type CustomerView } from './customer-view.ts';
import { identifiersIn } from './identifiers-in.ts';

export interface FoundCustomers {
  readonly data: readonly CustomerView[];
  readonly next: string | null;
  readonly scanned_to: string | null;
}

export interface SearchTools {
  readonly customers: CustomerStore;
  readonly model: Model;
  /** Countries in which phone numbers of this workspace are dialled; they are read only when they are needed. */
  readonly countries: () => Promise<readonly string[]>;
}

/** Where a search goes on: `first` of whom the text names as a whole, `id` of ids that begin so, `key` of the rest. */
type Place =
  { readonly part: 'first' | 'key'; readonly at: number } | { readonly part: 'id'; readonly at: string };

/**
 * Finds customers. Without a search text all, newest first. With one: whoever has it as an id, of now or before, or as an
 * anonymous id; then everybody whose id begins so; then those who have it as an external id, an e-mail address or a phone
 * number. Each part is paged to its end before the next one begins; somebody found by an earlier part is not shown again.
 */
export async function searchFor(
  tools: SearchTools,
  workspace: number,
  query: { search?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<FoundCustomers> {
  const { customers } = tools;
  const { limit, cursor, search = '' } = query;
  const data: Customer[] = [];
  const page = (next: Place | undefined, scannedTo?: number): FoundCustomers => ({
    data: data.map(customerView),
    next: next === undefined ? null : cursorOf([next.part, next.at]),
    scanned_to: scannedTo === undefined ? null : timeOf(scannedTo),
  });
  let place: Place =
    cursor === undefined ? { part: search === '' ? 'key' : 'first', at: 0 } : placeOf(cursor);
  const named = search === '' ? [] : await namedBy(customers, workspace, search);
  const isNamed = ({ key }: Customer): boolean => named.some((one) => one.key === key);

  if (place.part === 'first') {
    data.push(...named.slice(place.at, place.at + limit));
    if (data.length === limit)
      return page(
        named.length > place.at + limit ? { part: 'first', at: place.at + limit } : { part: 'id', at: '' },
      );
    place = { part: 'id', at: '' };
  }
  if (place.part === 'id') {
    const room = limit - data.length;
    const prefixed = await customers.byPrefix(workspace, search, place.at, room + 1);
    for (const { id, customer } of prefixed.slice(0, room)) {
      // Somebody found by an id that was merged away is shown under the id of now, if that begins so too.
      const again = isNamed(customer) || (customer.id !== id && customer.id.startsWith(search));
      if (!again && !data.some(({ key }) => key === customer.key)) data.push(customer);
    }
    if (prefixed.length > room) return page({ part: 'id', at: prefixed[room - 1]?.id ?? '' });
    if (data.length === limit) return page({ part: 'key', at: 0 });
    place = { part: 'key', at: 0 };
  }
  const before = place.at === 0 ? undefined : place.at;
  const most = limit - data.length;
  const { found, next, scannedTo } = await rest(tools, workspace, search, before, most);
  for (const customer of found)
    if (search === '' || (!isNamed(customer) && !customer.id.startsWith(search))) data.push(customer);
  return page(next === undefined ? undefined : { part: 'key', at: next }, scannedTo);
}

/** Whom the text names as a whole: at most two, one by an id and one by an anonymous id. */
async function namedBy(
  customers: CustomerStore,
  workspace: number,
  search: string,
): Promise<readonly Customer[]> {
  const [byId, byAnonymous] = await Promise.all([
    customers.find(workspace, search),
    customers.findAnonymous(workspace, search),
  ]);
  return [byId, byAnonymous].flatMap((one, index) =>
    one === undefined || (index === 1 && one.key === byId?.key) ? [] : one,
  );
}

async function rest(
  { customers, model, countries }: SearchTools,
  workspace: number,
  search: string,
  before: number | undefined,
  most: number,
): Promise<{
  readonly found: readonly Customer[];
  readonly next?: number | undefined;
  readonly scannedTo?: number | undefined;
}> {
  const byEmail = search.includes('@') && !isGathered(model, 'email');
  if (search === '' || byEmail) {
    const { data, next, scannedTo } = await customers.list(workspace, search === '' ? undefined : search, {
      most,
      before,
    });
    return { found: data, next, scannedTo };
  }
  const identifiers = await identifiersIn(search, model, countries);
  const found = await customers.withIdentifiers(workspace, identifiers, { most: most + 1, before });
  return found.length > most ? { found: found.slice(0, most), next: found[most - 1]?.key } : { found };
}

/** Are all values of the contact kept where they are found at once? */
function isGathered({ contacts, gathering }: Model, attribute: string): boolean {
  return (
    contacts?.attributes.includes(attribute) === true && gathering?.includes(contactName(attribute)) !== true
  );
}

function placeOf(cursor: string): Place {
  try {
    return { part: 'id', at: keysOf(cursor, ['string', 'string'])[1] as string };
  } catch {
    const [part, at] = keysOf(cursor, ['string', 'number']) as readonly [string, number];
    return { part: part === 'first' ? 'first' : 'key', at };
  }
}
