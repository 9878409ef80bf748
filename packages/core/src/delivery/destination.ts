import type { Purpose } from '../consent/consent.ts';
import type { AudienceSeat } from '../audience/seat.ts';
import type { Customer } from '../customer/customer.ts';
import type { Learnt } from './learnt.ts';
import type { Event } from '../event/event.ts';
import type { Issue } from '../result/issue.ts';
import type { Json, JsonObject } from '../result/json.ts';
import type { TemplateShelf } from '../template/template-engine.ts';
import type { Trouble, WayFacts } from './trouble.ts';

/**
 * What we believe a destination holds of one customer. Values of `attributes` and `custom` are the JSON texts that
 * were last accepted, so that "unchanged" is one string comparison and never depends on key order.
 * `identifiers` are the identifier values the destination knows the customer by. `refused` remembers identifier
 * moves that the destination refused, so that they are not tried again until the value changes. `unsure`: beside the
 * value in `identifiers` the destination may still know the customer by one of these, oldest first, because a move was
 * never answered.
 */
export interface Shadow {
  readonly identifiers: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly custom: Readonly<Record<string, string>>;
  readonly refused?: Readonly<Record<string, string>>;
  readonly unsure?: Readonly<Record<string, readonly string[]>>;
}

/** The messages of one customer that wait for one integration, in registration order. */
export interface CustomerQueue {
  readonly customer: Customer;
  readonly shadow: Shadow | undefined;
  readonly events: readonly Event[];
  /** The audiences they are in now; only for a destination that `readsAudiences`. */
  readonly audiences?: readonly AudienceSeat[];
}

/** Messages that are settled without a request: nothing would change, or nothing can be said. */
export interface Skip {
  readonly customer: number;
  readonly events: readonly number[];
  readonly reason: SkipReason;
  readonly issues: readonly Issue[];
}

export type SkipReason =
  | 'no_mapping'
  | 'unchanged'
  | 'identity_refused'
  | 'no_identifier'
  | 'anonymous'
  | 'too_old'
  | 'in_future'
  | 'nothing_to_send'
  | 'consent'
  | 'template'
  | 'excluded'
  | 'never_named'
  | 'removed';

/**
 * Asked before each event where what somebody wrote is run for each. From when it answers true nothing more is planned, but
 * for the first event: what a plan does not mention is planned another time.
 */
export type Enough = () => boolean;

/** What a flight carries for one customer, and what is true once the destination has accepted it. */
export interface FlightEntry {
  readonly customer: number;
  readonly events: readonly number[];
  /** Left out on the way, with the reason; the rest went on. */
  readonly issues: readonly Issue[];
  /** The shadow after acceptance; undefined when the flight changes nothing that is remembered. */
  readonly shadow: Shadow | undefined;
  /**
   * Why its messages end skipped and not delivered once it was accepted: what they say themselves was left out, and they
   * only bring the profile along.
   */
  readonly skipped?: SkipReason;
  /** Values it carries that may come back as an echo (`Destination.echoes`); remembered before it leaves. */
  readonly sent?: Learnt['set'];
  /** What `Destination.replies` needs to know of the customer as they were when it left. */
  readonly origin?: JsonObject;
}

/**
 * One HTTP request, complete but for host and credentials. `slots[i]` is the index in the flight's entries of the
 * i-th record of the body; `eventsOf[i]`, the event ids behind that record's events in the order of the body, so
 * that a complaint about `users.i.events.j` lands on the right message.
 */
export interface PlannedRequest {
  readonly operation: string;
  readonly method: 'POST' | 'PATCH' | 'DELETE' | 'PUT' | 'GET';
  readonly path: string;
  /** Beside those of the connection, where they differ from request to request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Empty: none is sent. */
  readonly body: string;
  /** UTF-8 length of `body`. */
  readonly bytes: number;
  readonly slots: readonly number[];
  readonly eventsOf: readonly (readonly number[])[];
  /** The shadow to remember if the answer is a `conflict`; the messages are then planned again with it. */
  readonly shadowOnConflict?: Shadow;
  /** The identifier that it gives another value, where it does nothing else. */
  readonly move?: IdentifierMove;
}

/** `identifier`: as in a shadow. */
export interface IdentifierMove {
  readonly identifier: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Requests that carry the same messages and must be sent one after the other (an identity move before the upsert
 * that relies on it). Most flights have one request. A flight is recorded before its first request leaves.
 */
export interface Flight {
  readonly entries: readonly FlightEntry[];
  readonly requests: readonly PlannedRequest[];
}

export interface Plan {
  readonly flights: readonly Flight[];
  readonly skips: readonly Skip[];
  /** Shadows that are another because of what the destination told, whether or not a flight follows. */
  readonly learnt: readonly { readonly customer: number; readonly shadow: Shadow }[];
  /** Messages that can never be sent as they are, with the reason: they go to the dead letters. */
  readonly refused: readonly Refusal[];
}

export interface Refusal {
  readonly customer: number;
  readonly events: readonly number[];
  readonly issue: Issue;
}

/** The answer to one request. `body` is what was received, cut at the reader's limit. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * What an answer means.
 *
 * - `accepted`: the request was processed; `failures` lists the records refused inside it, by index in the
 *   request's `slots`. A failure that names events buries just those; its other messages are planned again.
 * - `refused`: the whole request is wrong and sending it again cannot help; more than one record: cut in half.
 * - `conflict`: an identifier move was refused because of who holds the identifier; a person must look.
 * - `transient`: send the same bytes again later.
 * - `credentials`: stop all sending until somebody mends the settings.
 */
export type Answer =
  | { readonly kind: 'accepted'; readonly failures: readonly RecordFailure[] }
  | { readonly kind: 'refused'; readonly issue: Issue }
  | { readonly kind: 'conflict'; readonly issue: Issue }
  | { readonly kind: 'transient'; readonly issue: Issue; readonly retryAfterMs?: number }
  | { readonly kind: 'credentials'; readonly issue: Issue };

export interface RecordFailure {
  readonly slot: number;
  readonly issue: Issue;
  /** Event ids the complaint is about; empty when it is about the record as a whole. */
  readonly events: readonly number[];
}

export interface RequestPool {
  readonly operations: readonly string[];
  readonly perMinute: number;
}

/** A destination kind with one integration's settings compiled in. Pure. */
export interface Destination {
  /**
   * Does this event have anything to say to the destination? Decided at registration. `isIn`: is the customer, as the
   * event leaves them, in the audience of that public id?
   */
  readonly routes: (event: Event, changed: readonly string[], isIn: (audience: string) => boolean) => boolean;
  /** Its plans need to know which audiences customers are in. */
  readonly readsAudiences?: boolean;
  /** Are messages of a customer who is not yet known held back until somebody names the person? */
  readonly holdsAnonymous: boolean;
  readonly plan: (queues: readonly CustomerQueue[], now: number, enough?: Enough) => Plan;
  /**
   * In place of `plan` for customers of whom it may be told nothing else: their consents, and what it told itself is
   * learnt. Skips for want of consent need not say which is missing. Without it nothing is told of them at all.
   */
  readonly tellsConsents?: (queues: readonly CustomerQueue[], now: number) => Plan;
  /** Attributes that the destination also tells of, as in a shadow, and how long an echo may take (milliseconds). */
  readonly echoes: {
    readonly ms: number;
    readonly attributes: ReadonlySet<string>;
    readonly custom: ReadonlySet<string>;
    /** All custom attributes are among them, whatever they are called. */
    readonly everyCustom?: boolean;
  };
  /** Requests per minute the destination allows, and which operations draw from the same pool. */
  readonly pools: readonly RequestPool[];
  /** How many requests may be under way at once. */
  readonly concurrency: number;
  /** The most messages worth taking for one plan. */
  readonly takeLimit: number;
  /** Messages wait for company, until there are so many or the first has waited so many milliseconds. */
  readonly gather?: { readonly messages: number; readonly ms: number };
  /** When something may be sent again, in Unix milliseconds; `now` or earlier: now. */
  readonly opensAt?: (now: number) => number;
  /** How many messages may be delivered from `since` to `until` (Unix milliseconds, `since` <= now < `until`). */
  readonly allowance?: (now: number) => Allowance;
  /** In place of the usual waiting for a destination that fails with everybody. */
  readonly patience?: Patience;
  readonly read: (request: PlannedRequest, answer: HttpAnswer) => Answer;
  /** So much of an answer is worth reading, bytes; left out: as much as any destination has to say. */
  readonly answerBytes?: number;
  /** What an accepted answer tells of the customers whose messages the request carried: it comes back into the hub. */
  readonly replies?: (
    request: PlannedRequest,
    answer: HttpAnswer,
    entries: readonly FlightEntry[],
  ) => readonly Reply[];
}

export interface Allowance {
  readonly most: number;
  readonly since: number;
  readonly until: number;
}

/**
 * After `failures` in a row nothing is sent for `firstMs`, which doubles with each further failure; when it has failed
 * for `failAfterMs` without a success, the integration is paused and says that it failed.
 */
export interface Patience {
  readonly failures: number;
  readonly firstMs: number;
  readonly failAfterMs: number;
}

/** Values for attributes of a customer, by name, as the answer to the message of `event` told them. */
export interface Reply {
  readonly customer: number;
  readonly event: number;
  readonly data: JsonObject;
}

/** A destination kind: what it is, how its settings are checked, and how they become a `Destination`. */
export interface DestinationKind {
  readonly key: string;
  readonly label: string;
  readonly check: (settings: Json | undefined) => {
    readonly settings: JsonObject;
    readonly issues: readonly Issue[];
  };
  /** `about`: whose settings they are; drafts are nobody's. */
  readonly compile: (settings: JsonObject, shelf: TemplateShelf, about?: Installed) => Destination;
  /** The stored templates it uses, and the settings that name them: when one changes, it is compiled anew. */
  readonly templates?: (settings: JsonObject) => readonly { readonly id: string; readonly field: string }[];
  /** Public ids of the audiences it is about, and the setting that names them. */
  readonly audiences?: (settings: JsonObject) => { readonly ids: readonly string[]; readonly field: string };
  /** Attributes of customers that its answers fill in, and the settings that name them. */
  readonly writes?: (settings: JsonObject) => readonly { readonly name: string; readonly field: string }[];
  /** The authorization that its requests are sent with, and the setting that names it. */
  readonly authorization?: (
    settings: JsonObject,
  ) => { readonly id: string; readonly field: string } | undefined;
  /** How a person is deleted there. Left out by those that cannot do it. */
  readonly erase?: Erasing;
  /** What only this kind can say of why an event did not arrive; undefined: nothing special. */
  readonly explain?: (way: WayFacts) => Trouble | undefined;
  /** What a customer must have agreed to before it is told of them, where an integration says nothing else. */
  readonly requires?: readonly Purpose[];
  /** Names of the secrets it needs: kept sealed, write-only, given to `connect` alone. */
  readonly secrets: readonly string[];
  /** Those it can do without. */
  readonly optionalSecrets?: readonly string[];
  /** Where requests go and what they carry beside their body. */
  readonly connect: (settings: JsonObject, secrets: Readonly<Record<string, string>>) => Connection;
  /** A harmless request that shows whether the settings work, and what its answer says in words. */
  readonly test: (settings: JsonObject, shelf: TemplateShelf, about?: Installed) => ConnectionTest;
  /** Names that the destination's documentation tells. */
  readonly names?: KnownNames;
  /** How to ask an account for the attributes it has, and what it answers. */
  readonly columns?: {
    readonly request: PlannedRequest;
    readonly read: (answer: HttpAnswer) => readonly AccountColumn[];
    readonly explain: (answer: HttpAnswer) => TestResult;
  };
}

/**
 * Deleting a person at a destination. It is asked of nobody but the worker that carries out what an admin has confirmed
 * by typing the customer's id: no mapping, template or address leads here.
 */
export interface Erasing {
  /** Requests that may be repeated, one after the other; none when nothing is known by which the person could be named. */
  readonly plan: (settings: JsonObject, person: ErasedPerson) => readonly PlannedRequest[];
  readonly read: (answer: HttpAnswer) => ErasureAnswer;
}

/** `shadows`: all that the destination is believed to hold, of every number that the person has had. */
export interface ErasedPerson {
  readonly customer: Customer;
  readonly shadows: readonly Shadow[];
}

/** `done` with an issue says what was found, such as nobody. `refused`: sending it again as it is cannot help. */
export type ErasureAnswer =
  | { readonly kind: 'done'; readonly issue?: Issue }
  | { readonly kind: 'transient'; readonly issue: Issue; readonly retryAfterMs?: number }
  | { readonly kind: 'refused'; readonly issue: Issue };

/** The integration that settings belong to, by its number. */
export interface Installed {
  readonly integration: number;
}

/** A request to try the settings with; `refused` says why they make none. */
export type ConnectionTest =
  | { readonly request: PlannedRequest; readonly explain: (answer: HttpAnswer) => TestResult }
  | { readonly request?: undefined; readonly refused: Issue };

export interface KnownNames {
  readonly attributes: readonly KnownAttribute[];
  readonly events: readonly KnownEvent[];
  readonly params: readonly { readonly name: string; readonly type: string }[];
}

export interface KnownAttribute {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  /** Names under which an account lists the same attribute. */
  readonly aliases: readonly string[];
}

export interface KnownEvent {
  readonly name: string;
  readonly label: string;
  /** Parameters without which it is not sent. */
  readonly required: readonly string[];
  readonly expected: readonly string[];
}

/** An attribute of one account. `custom`: made there, not by the destination. */
export interface AccountColumn {
  readonly name: string;
  readonly label: string;
  readonly type: string | undefined;
  readonly custom: boolean;
}

export interface Connection {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How each request is signed as it leaves. */
  readonly signing?: { readonly scheme: 'standard-webhooks'; readonly secret: string };
}

export interface TestResult {
  readonly ok: boolean;
  readonly issue: Issue;
}
