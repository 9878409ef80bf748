import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../ports/clock.ts';
import type { Source } from '../../ports/config-store.ts';
import type { Log } from '../../ports/log.ts';
import type { ReceiptStore } from '../../ports/receipt-store.ts';
import type { ReadingBudget } from '../../intake/read-body.ts';
import type { Registrar } from '../../intake/registrar.ts';
import type { SigningTools } from './signed-request.ts';
import type { VisitorCookieUse } from './visitor-cookie.ts';

export interface TrackingTools {
  readonly registrar: Registrar;
  readonly sourceOf: (key: string) => Promise<Source | undefined> | Source | undefined;
  readonly receipts: ReceiptStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly counts: TrackingCounts;
  readonly budget: ReadingBudget;
  /** Names an event whose sender gave it no id, and a visitor whom nothing names. */
  readonly newMessageId: () => string;
  readonly signing: SigningTools;
  readonly visitorCookie: VisitorCookieUse;
  /** Browsers reach the hub over HTTPS, whatever the request itself looks like behind a proxy. */
  readonly secure: boolean;
}

/** Running totals since the start, for /metrics. */
export interface TrackingCounts {
  requests: number;
  accepted: number;
  duplicates: number;
  refused: number;
  overloaded: number;
  retried: number;
}

export type TrackingHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** One tracking request on its way. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Unix milliseconds. */
  readonly receivedAt: number;
}

/** Does the browser speak HTTPS with the hub? */
export function isSecure({ secure }: Pick<TrackingTools, 'secure'>, { headers }: IncomingMessage): boolean {
  return secure || headers['x-forwarded-proto'] === 'https';
}
