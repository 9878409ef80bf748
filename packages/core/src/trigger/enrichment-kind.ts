import type { DestinationKind } from '../delivery/destination.ts';
import { checkEnrichment } from './check-enrichment.ts';
import { compileMachine, machineKind } from './machine.ts';
import { compileReplies } from './replies.ts';

const KEY = 'enrichment';

/** The same webhook for services whose answers become attributes of the customer (PRODUCT F4; fact sheet 3.3). */
export const enrichmentKind: DestinationKind = {
  key: KEY,
  label: 'Enrichment webhook',
  check: checkEnrichment,
  compile: (given, shelf, about) => {
    const { settings } = checkEnrichment(given);
    const { origin, mapping } = settings;
    return {
      ...compileMachine({ ...settings, batch: null }, shelf, { kind: KEY, origin }, about),
      replies: compileReplies(mapping),
    };
  },
  writes: (given) =>
    checkEnrichment(given).settings.mapping.map(({ to }, index) => ({
      name: to,
      field: `mapping[${index}].to`,
    })),
  ...machineKind((given) => ({ ...checkEnrichment(given).settings, batch: null }), { kind: KEY, origin: [] }),
};
