import { customKind } from '@causeway/core/custom/kind';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { insiderKind } from '@causeway/core/insider/kind';
import { enrichmentKind } from '@causeway/core/trigger/enrichment-kind';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';

/** Every destination kind this hub knows, by key. */
export const KINDS: ReadonlyMap<string, DestinationKind> = new Map(
  [insiderKind, triggerKind, enrichmentKind, customKind].map((kind) => [kind.key, kind]),
);
