import { customKind } from '@causeway/core/custom/kind';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { insiderKind } from '@causeway/core/insider/kind';

/** Every destination kind this hub knows, by key. */
export const KINDS: ReadonlyMap<string, DestinationKind> = new Map(
  [insiderKind, customKind].map((kind) => [kind.key, kind]),
);
