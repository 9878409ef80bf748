import type { CustomerStore } from '../../ports/customer-store.ts';

/** All numbers that a customer has had, to look for what is about them; undefined when nobody was named. */
export async function keysAbout(
  customers: CustomerStore,
  workspace: number,
  id: string | undefined,
): Promise<readonly number[] | undefined> {
  if (id === undefined) return undefined;
  const customer = await customers.find(workspace, id);
  return customer === undefined ? [] : customers.keys(customer.key);
}
