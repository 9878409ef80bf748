import type { Connection } from '../../adapters/sqlite/connection.ts';
import { openFold } from '../../adapters/sqlite/fold.ts';
import type { Log } from '../../ports/log.ts';
import type { Repeated } from '../../workers/repeat.ts';
import { openErasures, type ErasureParts, type Erasures } from '../open-erasures.ts';

/** Erasing in one thread, where nothing is under way that would have to be stopped. */
export function openTestErasures(
  parts: Omit<ErasureParts, 'sealingKey'> & { readonly writing: Connection; readonly log: Log },
): Omit<Erasures, 'start'> & { readonly start: () => Repeated } {
  const erasures = openErasures({ ...parts, sealingKey: Buffer.alloc(32, 7) });
  const fold = openFold(parts.writing);
  return {
    ...erasures,
    start: () =>
      erasures.start({
        dropUnderWay: () => undefined,
        fold: () => fold(true),
        busy: () => false,
        log: parts.log,
      }),
  };
}
