import type { Issue } from '@causeway/core/result/issue';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { InboundBody, InboundStatus } from './inbound-receipt.ts';
import type { InboundEntry } from './inbound-store.ts';

/** A request that came before, to be run through the present configuration. */
export interface RerunRequest {
  readonly entry: InboundEntry;
  readonly body: InboundBody;
  /** Only say what would be: nothing is registered or written. */
  readonly dry: boolean;
}

export interface Rerun {
  /** As the API shows them; none for an integration. */
  readonly verdicts: readonly Json[];
  readonly status: InboundStatus;
  readonly answer: { readonly status: number; readonly body: string };
  /** What an integration's request says here; undefined for a webhook's, whose verdict says it. */
  readonly mapped:
    | {
        readonly type: string | undefined;
        readonly action: string | undefined;
        readonly customer: string | undefined;
        readonly data: JsonObject;
      }
    | undefined;
  readonly events: readonly { readonly id: number; readonly type: string }[];
  readonly issues: readonly Issue[];
  /** The new receipt; undefined after a dry run. */
  readonly receipt: number | undefined;
}

/** Why a stored request cannot be run again. */
export interface NotRerunnable {
  readonly notRerunnable: string;
}

/** Runs a stored request again. The proof of its sender is not asked for where it was given then. */
export type RunAgain = (workspace: number, request: RerunRequest) => Promise<Rerun | NotRerunnable>;
