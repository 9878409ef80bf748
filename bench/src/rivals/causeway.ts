import { startSetup } from '../processes.ts';
import type { Entry } from './contender.ts';

/** The hub as it is installed: no event is answered before it is on disk. */
export const causeway: Entry = {
  name: 'Causeway',
  missing: () => undefined,
  start: async (farSide) => {
    const setup = await startSetup({ sandbox: farSide });
    return { url: setup.hubUrl, key: setup.writeKey, cpuSeconds: setup.hub.cpuSeconds, stop: setup.stop };
  },
};
