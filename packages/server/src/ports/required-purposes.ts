import type { Purpose } from '@causeway/core/consent/consent';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Integration } from './config-store.ts';

/** What a customer must have agreed to before an integration is told of them: as was chosen for it, else as its kind says. */
export function requiredPurposes(
  { requires }: Pick<Integration, 'requires'>,
  kind: Pick<DestinationKind, 'requires'> | undefined,
): readonly Purpose[] {
  return requires ?? kind?.requires ?? [];
}
