import { useSyncExternalStore } from 'react';

const TICK_MS = 250;

function subscribe(tell: () => void): () => void {
  const timer = setInterval(tell, TICK_MS);
  return () => clearInterval(timer);
}
const nothing = (): (() => void) => () => undefined;
const seconds = (): number => Math.floor(Date.now() / 1000);

/** Whole seconds until a moment (Unix milliseconds), counted down; 0 when it is over or there is none. */
export function useCountdown(until: number | undefined): number {
  const now = useSyncExternalStore(until === undefined ? nothing : subscribe, seconds);
  return until === undefined ? 0 : Math.max(0, Math.ceil(until / 1000) - now);
}
