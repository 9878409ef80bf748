import { useSyncExternalStore } from 'react';

const EVERY_MS = 5_000;
const told = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(tell: () => void): () => void {
  told.add(tell);
  if (timer === undefined) now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const one of told) one();
  }, EVERY_MS);
  return () => {
    told.delete(tell);
    if (told.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Unix milliseconds, moving on every five seconds; one clock for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** Now, of something that has just happened: after the last move of the clock it would seem to be still to come. */
export function atLeast(clock: number, happened: number): number {
  return happened > clock && happened - clock <= EVERY_MS ? happened : clock;
}
