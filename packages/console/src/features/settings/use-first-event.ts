import { useEffect, useState } from 'react';
import { watchStream, type Connection } from '../../app/live-stream.ts';
import { NOTHING_SEEN, seenWith, type Seen } from './first-event.ts';

/** After so long without an event it is time to look for the reason. */
const LATE_MS = 60_000;

interface FirstEvent extends Seen {
  readonly connection: Connection;
  /** Nothing came for a minute. */
  readonly late: boolean;
}

/** Watches what comes with a key, from now on, and the latest of what came before. */
export function useFirstEvent(source: number): FirstEvent {
  const [seen, setSeen] = useState<Seen>(NOTHING_SEEN);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [late, setLate] = useState(false);
  useEffect(
    () =>
      watchStream(
        { source_id: String(source), recent: 1 },
        (part) => setSeen((before) => seenWith(before, part)),
        setConnection,
      ),
    [source],
  );
  const waits = seen.event === undefined;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, [waits]);
  return { ...seen, connection, late: late && waits };
}
