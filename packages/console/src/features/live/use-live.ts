import type { LivePart } from '@causeway/contract/live';
import { useEffect, useRef, useState } from 'react';
import { continued, EMPTY, taken, type LiveState } from './live-rows.ts';
import { watchStream, type Connection, type LiveFilter } from '../../app/live-stream.ts';

interface Live extends LiveState {
  readonly connection: Connection;
  readonly catchUp: () => void;
}

/** Eyes follow no faster, and the page stays quick while hundreds come in each second. */
const EVERY_MS = 100;
/** So many may wait; a hidden tab has slow timers. */
const MOST_QUEUED = 500;

/** Events as they come in. However many there are, the page is drawn ten times a second. */
export function useLive({ type, customer_id, source_id }: LiveFilter, still: boolean): Live {
  const [state, setState] = useState<LiveState>(EMPTY);
  const [connection, setConnection] = useState<Connection>('connecting');
  const filter = JSON.stringify({ type, customer_id, source_id });
  const [watched, setWatched] = useState(filter);
  if (watched !== filter) {
    setWatched(filter);
    setState(EMPTY);
    setConnection('connecting');
  }
  const isStill = useRef(still);
  useEffect(() => {
    isStill.current = still;
  });
  useEffect(() => {
    let queue: LivePart[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      clearTimeout(timer);
      timer = undefined;
      const parts = queue;
      queue = [];
      setState((before) => taken(before, parts, isStill.current));
    };
    const stop = watchStream(
      { type, customer_id, source_id },
      (part) => {
        if (part.kind === 'alive') return;
        queue.push(part);
        if (queue.length >= MOST_QUEUED) flush();
        else timer ??= setTimeout(flush, EVERY_MS);
      },
      setConnection,
    );
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [type, customer_id, source_id]);
  return { ...state, connection, catchUp: () => setState(continued) };
}
