import type { Breaker } from '@causeway/core/delivery/breaker';
import type { Issue } from '@causeway/core/result/issue';

/** What the delivering thread is given at its start. */
export interface DeliverInit {
  readonly database: string;
  readonly turnstile: SharedArrayBuffer;
  readonly sealingKey: Uint8Array;
  readonly allowNetworks: readonly string[];
  readonly logLevel: string;
}

/** From the registering thread to the delivering one. */
export type ToDeliver =
  | {
      readonly type: 'fresh';
      readonly lanes: readonly (readonly [integration: number, lanes: readonly number[]])[];
    }
  | { readonly type: 'configured' }
  | { readonly type: 'look'; readonly integration: number }
  /** Somebody was erased: what is under way with something of theirs is not to be repeated. */
  | { readonly type: 'erased' }
  | { readonly type: 'stop' };

/** Running totals of one integration since the start of the hub. */
export interface IntegrationTotals {
  requests: number;
  failedRequests: number;
  records: number;
  requestMs: number;
}

/** From the delivering thread to the registering one. */
export type FromDeliver =
  | { readonly type: 'ready' }
  | { readonly type: 'paused'; readonly integration: number; readonly issue: Issue }
  /** Destinations told something of customers, which waits to be registered. */
  | { readonly type: 'replies' }
  | {
      readonly type: 'totals';
      readonly integrations: readonly (readonly [
        number,
        IntegrationTotals & { readonly breaker: Breaker; readonly busyLanes: number },
      ])[];
    }
  | { readonly type: 'stopped' };
