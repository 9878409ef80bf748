import type { Webhook } from './webhook.ts';

export type ListState = 'all' | Webhook['state'];

export const LIST_STATES: readonly { readonly value: ListState; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'active', label: 'Active' },
  { value: 'inactive', label: 'Inactive' },
  { value: 'archived', label: 'Archived' },
];

export function listStateOf(text: string | undefined): ListState {
  return LIST_STATES.find(({ value }) => value === text)?.value ?? 'all';
}

/** Those that are meant: archived ones only when they are asked for. */
export function listed(webhooks: readonly Webhook[], state: ListState, search: string): readonly Webhook[] {
  const typed = search.trim().toLowerCase();
  return webhooks.filter(
    (one) =>
      (state === 'all' ? one.state !== 'archived' : one.state === state) &&
      [one.name, one.endpoint].some((text) => text.toLowerCase().includes(typed)),
  );
}
