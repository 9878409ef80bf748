/** What one seed means: who sends what when, and which faults come when. Times are milliseconds. */
export interface Plan {
  readonly seed: number;
  /** Customers who are members from the start, so that points can be moved. */
  readonly members: readonly string[];
  readonly senders: readonly SenderPlan[];
  readonly faults: readonly Fault[];
  /** The first starts of the hub are killed so long after they began, while the schema is being made. */
  readonly firstStartKills: readonly number[];
  /** The data folder is a small volume of its own, where one can be mounted. */
  readonly smallVolume: boolean;
  /** How Insider behaves when nothing is wrong: many small requests or few large ones. */
  readonly usersPerRequest: number;
}

/** The browser of somebody who is or was a visitor. */
export function browserOf(customer: string): string {
  return `browser-of-${customer}`;
}

/** Those who begin as visitors. */
export function isVisitor(customer: string): boolean {
  return customer.startsWith('v');
}

export type ClientName = 'plain' | 'segment' | 'rudder' | 'events-api' | 'webhook' | 'insider';

/** One client, which makes its steps one after another. */
export interface SenderPlan {
  readonly client: ClientName;
  readonly steps: readonly Step[];
}

/** Something that happens to a customer. The label is unique in the plan, and goes with it everywhere. */
export interface Step {
  readonly waitMs: number;
  readonly customer: string;
  readonly label: string;
  readonly does: Deed;
}

export type Deed =
  | { readonly kind: 'track'; readonly event: string; readonly properties: Values }
  /** The same by somebody whom nobody has named yet. */
  | { readonly kind: 'visit'; readonly event: string; readonly properties: Values }
  | { readonly kind: 'identify'; readonly traits: Values }
  /** The visitor says who they are. */
  | { readonly kind: 'name'; readonly traits: Values }
  /** A submission by its event type. */
  | { readonly kind: 'submit'; readonly action: string; readonly data: Values }
  /** Points, told by a webhook or by Insider. */
  | { readonly kind: 'points'; readonly points: number };

/**
 * So long Insider's hooks that are alike count as one in these runs, by the hub's clock. They have no number and no time of
 * their own: were a clock set by more than this between a hook and its repetition, both would count, and rightly.
 */
export const REPEAT_MINUTES = 7 * 24 * 60;

export type Values = Readonly<Record<string, unknown>>;

/** Something goes wrong, or changes; what has a length ends by itself, while the next ones come. */
export type Fault = Timing & FaultKind;

export interface Timing {
  /** After the one before began. */
  readonly afterMs: number;
  /** Only when the hub is well again: otherwise most faults would meet a hub that is not there. */
  readonly whenWell: boolean;
}

export type FaultKind =
  /** `kill -9`, and again so long after each start that follows. */
  | { readonly kind: 'kill-hub'; readonly again: readonly number[] }
  | { readonly kind: 'stop-hub' }
  | { readonly kind: 'freeze-hub'; readonly forMs: number }
  /** Somebody starts a second hub on the same folder. */
  | { readonly kind: 'second-hub' }
  | { readonly kind: 'kill-sandbox'; readonly awayMs: number }
  | { readonly kind: 'disk-full'; readonly forMs: number; readonly means: 'limit' | 'volume' }
  /** Each commit takes so long. */
  | { readonly kind: 'slow-disk'; readonly forMs: number; readonly commitMs: number }
  /** The hub's clock is off by so much from now on. */
  | { readonly kind: 'clock'; readonly offsetMs: number }
  | { readonly kind: 'network'; readonly side: Side; readonly forMs: number; readonly shares: Shares }
  | {
      readonly kind: 'hostile';
      readonly forMs: number;
      readonly mode: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'change'; readonly change: Change };

/** `in`: between clients and the hub. `out`: between the hub and Insider. */
export type Side = 'in' | 'out';

export const TROUBLES = [
  /** Half of the request arrives, then the connection is gone. */
  'cut-request',
  /** The request is carried out, and half of the answer comes back. */
  'cut-response',
  /** The request is carried out, and nothing comes back. */
  'lose',
  'reset',
  'stall',
  'delay',
  /** The network carries the request twice, at the same time. */
  'double',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Share of requests that meet each trouble; together at most 1. */
export type Shares = Readonly<Partial<Record<Trouble, number>>>;

/** A change of the configuration while everything is under way. */
export type Change =
  | { readonly kind: 'pause'; readonly forMs: number }
  | { readonly kind: 'mapping'; readonly settings: Values }
  /** `announce`: who joins or leaves because of the new rule is told of it. */
  | {
      readonly kind: 'audience';
      readonly slug: string;
      readonly least: number;
      readonly announce: boolean;
    }
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'consent'; readonly unknown: 'allow' | 'deny'; readonly forMs: number };
