/** `messages`: how each message ended; `requests`: what was sent, each request with all that it carried. */
export type LogView = 'messages' | 'requests';

interface Opened {
  readonly view: LogView;
  /** The row that is open. */
  readonly id: number | undefined;
}

/** Reads `open` of the address: `123` a message, `requests` the list of requests, `dlv_123` one of them. */
export function readOpen(text: string | undefined): Opened {
  if (text === 'requests') return { view: 'requests', id: undefined };
  const [, requests, digits] = /^(dlv_)?([1-9]\d{0,14})$/.exec(text ?? '') ?? [];
  return {
    view: requests === undefined ? 'messages' : 'requests',
    id: digits === undefined ? undefined : Number(digits),
  };
}

export function writeOpen({ view, id }: Opened): string | undefined {
  if (view === 'requests') return id === undefined ? 'requests' : `dlv_${id}`;
  return id === undefined ? undefined : String(id);
}
