import { useEffect, useRef, useState } from 'react';
import { api, type Answer } from '../../../app/api.ts';

type Row = Answer<'GET /v1/admin/inbound'>['data'][number];

/** Which requests are meant. */
export interface Listening {
  readonly id: number | undefined;
  readonly method: string;
  readonly endpoint: string;
}

interface CaptureUse {
  readonly waiting: boolean;
  readonly error: unknown;
  readonly start: () => void;
  readonly stop: () => void;
}

const EVERY_MS = 1_500;
/** As many as are listed at once: other webhooks may be busy meanwhile. */
const LATEST = 200;

/** Is this request one for that endpoint, whoever answered it? Inactive webhooks, and drafts, own none. */
export function isFor(
  { owner, method, path }: Pick<Row, 'owner' | 'method' | 'path'>,
  to: Listening,
): boolean {
  if (to.id !== undefined && owner?.id === to.id) return true;
  return (
    to.endpoint !== '' &&
    method === to.method &&
    path.replace(/\/$/, '').split('/').at(-1) === encodeURIComponent(to.endpoint)
  );
}

/** Waits for the next request to an endpoint, and tells its receipt. */
export function useCapture(to: Listening, onCaught: (receipt: number) => void): CaptureUse {
  const [state, setState] = useState<{ readonly waiting: boolean; readonly error?: unknown }>({
    waiting: false,
  });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const start = async (): Promise<void> => {
    const controller = new AbortController();
    running.current?.abort();
    running.current = controller;
    setState({ waiting: true });
    try {
      const caught = await nextFor(to, controller.signal);
      setState({ waiting: false });
      onCaught(caught);
    } catch (error) {
      if (!controller.signal.aborted) setState({ waiting: false, error });
    }
  };
  return {
    ...state,
    error: state.error,
    start: () => {
      start().catch(() => undefined);
    },
    stop: () => {
      running.current?.abort();
      setState({ waiting: false });
    },
  };
}

/** By number and not by time: clocks differ. */
async function nextFor(to: Listening, signal: AbortSignal): Promise<number> {
  const latest = async (limit: number): Promise<readonly Row[]> =>
    (await api('GET /v1/admin/inbound', { query: { channel: 'webhook', limit }, signal })).data;
  const after = (await latest(1))[0]?.id ?? 0;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    signal.throwIfAborted();
    const found = (await latest(LATEST)).findLast((row) => row.id > after && isFor(row, to));
    if (found !== undefined) return found.id;
  }
}
