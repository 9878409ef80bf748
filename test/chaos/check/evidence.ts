import type { Plan, Step, Values } from '../plan/plan.ts';
import type { Exchange } from '../world/link.ts';
import type { Death } from '../world/watched-hub.ts';

/** Everything that both sides hold, and what was said between them, after it calmed down. */
export interface Evidence {
  readonly plan: Plan;
  readonly sent: readonly Step[];
  /** Labels that a client was told are taken. */
  readonly confirmed: ReadonlySet<string>;
  /** What was said to a client and should not have been. */
  readonly refusals: readonly string[];
  /** What did not calm down. */
  readonly troubles: readonly string[];
  readonly deaths: readonly Death[];
  readonly front: readonly Exchange[];
  readonly back: readonly Exchange[];
  readonly integration: number;
  /** Paths of webhooks, those of Insider among them. */
  readonly hooks: readonly string[];
  readonly hub: HubSide;
  readonly far: FarSide;
}

export interface HubSide {
  readonly customers: readonly HubCustomer[];
  readonly events: readonly HubEvent[];
  readonly outcomes: readonly HubOutcome[];
  /** Messages that are buried, by event. */
  readonly buried: readonly { readonly integration: number; readonly event: number; readonly code: string }[];
  /** Rows that stand for something under way, by table. */
  readonly underWay: Readonly<Record<string, number>>;
  readonly shadows: readonly HubShadow[];
  readonly audiences: readonly { readonly slug: string; readonly filter: string }[];
  readonly members: readonly { readonly slug: string; readonly customer: number }[];
  readonly receipts: readonly HubReceipt[];
}

export interface HubCustomer {
  readonly key: number;
  readonly id: string;
  readonly attributes: Values;
  readonly balances: Readonly<Record<string, number>> | undefined;
}

export interface HubEvent {
  /** Counts up in the order of registration. */
  readonly id: number;
  readonly customer: number;
  readonly source: number;
  readonly messageId: string;
  readonly type: string;
  readonly timestamp: number;
  readonly data: Values;
}

export interface HubOutcome {
  readonly integration: number;
  readonly event: number;
  readonly outcome: 'delivered' | 'skipped' | 'buried';
  readonly reason: string | null;
}

export interface HubShadow {
  readonly integration: number;
  readonly customer: number;
  /** Insider's own attributes and custom ones, by the names that Insider has for them. */
  readonly attributes: Values;
}

/** Of an incoming webhook, or of Insider. */
export interface HubReceipt {
  readonly statusCode: number;
  readonly event: number | null;
  readonly path: string;
}

export interface FarSide {
  readonly users: readonly FarUser[];
}

export interface FarUser {
  readonly uuid: string;
  readonly attributes: Values;
  /** Labels of events, in order of first arrival. */
  readonly labels: readonly string[];
}

/** The label that an event carries, or the id of its message. */
export function labelOf({ messageId, data }: HubEvent): string {
  const label = data['label'] ?? data['reason'];
  return typeof label === 'string' ? label : messageId;
}
