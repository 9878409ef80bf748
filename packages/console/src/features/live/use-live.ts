import type { LivePart } from '@causeway/contract/live';
import { useEffect, useRef, useState } from 'react';
import { continued, EMPTY, taken, type LiveState } from './live-rows.ts';
import { watchStream, type Connection, type LiveFilter } from './live-stream.ts';

interface Live extends LiveState {
  readonly connection: Connection;
  readonly catchUp: () => void;
}

/** So many may wait for the next frame; a hidden tab has none. */
const MOST_QUEUED = 500;

/** Events as they come in. However many there are, the page is drawn once a frame. */
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
    let frame: number | undefined;
    const flush = (): void => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      frame = undefined;
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
        else frame ??= requestAnimationFrame(flush);
      },
      setConnection,
    );
    return () => {
      stop();
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [type, customer_id, source_id]);
  return { ...state, connection, catchUp: () => setState(continued) };
}
