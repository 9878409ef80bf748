import { useSession } from '../../app/session.ts';
import { addressOf, type Webhook } from './webhook.ts';

/** Where an endpoint of this workspace listens. */
export function useAddress(known: readonly Webhook[]): (endpoint: string) => string {
  const account = useSession().workspace.id;
  return (endpoint) => addressOf(endpoint, known, globalThis.location.origin, account);
}
