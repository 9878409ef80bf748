import type { LivePart } from '@causeway/contract/live';
import { api, searchOf } from './api.ts';

export interface LiveFilter {
  readonly type?: string | undefined;
  readonly customer_id?: string | undefined;
  readonly source_id?: string | undefined;
  /** How many of the latest events to begin with; 100 unless given. */
  readonly recent?: number;
}

export type Connection = 'connecting' | 'open' | 'lost';

const PATH = '/v1/admin/live';
const RECENT = 100;
const AGAIN_MS = 3_000;

/** The stream of events as they come in. It connects again by itself for as long as it is watched. Answers how to stop. */
export function watchStream(
  filter: LiveFilter,
  onPart: (part: LivePart) => void,
  onConnection: (connection: Connection) => void,
): () => void {
  let stream: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const connect = (): void => {
    stream = new EventSource(PATH + searchOf({ recent: RECENT, ...filter }));
    stream.addEventListener('open', () => onConnection('open'));
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
      onConnection('open');
      onPart(JSON.parse(data) as LivePart);
    });
    stream.addEventListener('error', () => {
      onConnection('lost');
      if (stream?.readyState !== EventSource.CLOSED) return;
      // The hub said no, which ends a stream for good. If nobody is signed in any more, this leads to the sign-in page.
      api('GET /v1/admin/workspace', {}).catch(() => undefined);
      again = setTimeout(connect, AGAIN_MS);
    });
  };
  connect();
  return () => {
    clearTimeout(again);
    stream?.close();
  };
}
