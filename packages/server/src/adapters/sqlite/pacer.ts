import { setImmediate as breathe } from 'node:timers/promises';

const SLICE_MS = 5;

/** To be awaited again and again within long work: gives the thread back when this has kept it long enough. */
export function pacer(): () => Promise<void> {
  let turn = performance.now();
  return async () => {
    if (performance.now() - turn < SLICE_MS) return;
    await breathe();
    turn = performance.now();
  };
}
