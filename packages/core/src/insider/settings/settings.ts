import type { Purpose } from '../../consent/consent.ts';
import type { NumberLocale, Rounding } from '../../mapping/number.ts';

/** Which attribute of the customer identifies the person in Insider, and as what. */
export type CustomerIdMapping = {
  /** `id` for the hub's customer id, or the path of an attribute. */
  readonly from: string;
  readonly to: 'uuid' | 'email' | { readonly custom: string };
};

/**
 * One row of the profile mapping. With several sources the first that is not empty wins. `.$given` and `.$family`
 * at the end of a path take a full name apart.
 */
export type ProfileRow = {
  readonly from: string | readonly string[];
  readonly to: string;
  readonly custom: boolean;
  /** `clear` removes the attribute from Insider when the customer no longer has a value; default `ignore`. */
  readonly onNull?: 'ignore' | 'clear';
  /**
   * Lists: `replace` (default; `append` for Insider's own list ids) makes Insider's list equal ours; `append` adds what is new; `remove` adds what is new
   * and takes out, entry by entry, what Insider is known to hold and we no longer have.
   */
  readonly arrays?: 'append' | 'replace' | 'remove';
};

/**
 * One parameter of an event. Sources: `line.x` the current line, `context.x`, `event.id`, `order.x` or plain `x` the
 * event's data. `minus` and `plus` do arithmetic on prices; `per` names a field that counts units, when an amount is
 * for all of them: that of `minus` or `plus`, or of `from` where there is neither, is divided by it. Of several rows
 * with one target the first that yields a value wins.
 */
export type ParamRow = {
  readonly from: string | readonly string[];
  readonly to: string;
  readonly custom: boolean;
  readonly minus?: string;
  readonly plus?: string;
  readonly per?: string;
  /** All sources together make a list, instead of the first one winning. */
  readonly gather?: boolean;
  /** Used when no source has a value. */
  readonly fallback?: string | number;
};

export type EventRow = {
  readonly event: string;
  readonly to: string;
  readonly rows: readonly ParamRow[];
  /** Path of the list that becomes one Insider event per entry. */
  readonly lines?: string;
  /** Tried before `rows` when the list is empty and the order goes out as a whole. */
  readonly orderRows?: readonly ParamRow[];
  readonly otherParams: 'custom' | 'drop';
  /** An empty list: `order` sends one event for the whole, `refuse` buries the message with the reason. */
  readonly emptyLines: 'order' | 'refuse';
};

/** An attribute of Insider, as people type it (`email`, `em`, `loyalty_tier`, `custom.loyalty_tier`), and ours. */
export type InboundProfileRow = {
  readonly from: string;
  readonly to: string;
};

/** A parameter of Insider's event, as people type it, and the field of our event. */
export type InboundParamRow = {
  readonly from: string;
  readonly to: string;
};

/** An event of Insider and the event type it becomes here. */
export type InboundEventRow = {
  readonly event: string;
  readonly to: string;
  readonly rows: readonly InboundParamRow[];
};

/** How Insider's webhooks are understood. */
export type InboundSettings = {
  readonly profile: readonly InboundProfileRow[];
  readonly events: readonly InboundEventRow[];
  /** The field that carries the customer id; null: the identifier that `customerId.to` names. */
  readonly identifier: string | null;
  /** Are customers nobody knows made, as inactive? `workspace`: as the workspace does it. */
  readonly autoSubscribe: 'workspace' | 'on' | 'off';
  /** Asks Insider who somebody is when a request has nothing but Insider's own id. It costs read quota. */
  readonly readBack: boolean;
  /** Attributes without a row: `take` sets ours of the same name. */
  readonly otherAttributes: 'ignore' | 'take';
  /** Do the attributes that come with an event change the profile? */
  readonly eventAttributes: boolean;
  /** The same event request within so many minutes is one delivery repeated; 0: never. */
  readonly repeatMinutes: number;
  /** How long what was sent may come back as an echo. */
  readonly echoMinutes: number;
  /** A static header that every request must carry; its value is the secret `inbound_header`. */
  readonly extraHeader: string | null;
};

/** How consents are told. The opt-ins of channels always are, once they were spoken of. */
export type ConsentSettings = {
  /** Purposes as custom attributes such as `consent_marketing`. */
  readonly purposes: 'custom' | 'off';
  /** The purpose that becomes `gdpr_optin`, whose `false` stops Insider from processing; null: none does. */
  readonly gdpr: Purpose | null;
};

export type PresetKey = 'segment' | 'ga4' | 'loyalty';

export type InsiderSettings = {
  readonly partnerName: string;
  readonly baseUrl: string;
  readonly customerId: CustomerIdMapping;
  /** Are e-mail and phone identifiers in this account? Then they are sent as such and not repeated as attributes. */
  readonly identifiers: { readonly email: boolean; readonly phone: boolean };
  readonly profile: readonly ProfileRow[];
  readonly otherTraits: 'custom' | 'drop';
  readonly events: readonly EventRow[];
  readonly presets: readonly PresetKey[];
  readonly orderCompletedAs: 'purchase' | 'confirmation_page_view';
  readonly otherEvents: 'custom' | 'skip';
  readonly anonymous: 'hold' | 'send';
  readonly anonymousIdentifier: string;
  /** ISO 3166-1 alpha-2; how phone numbers without a country are read. */
  readonly defaultCountry: string | null;
  readonly numberLocale: NumberLocale;
  /** Offset such as `+03:00`, for times written without one. */
  readonly timeZone: string;
  readonly quantityRounding: Rounding;
  /** `distinct` gives the lines of an order times one millisecond apart, so that they cannot be taken for repeats. */
  readonly lineTimestamps: 'same' | 'distinct';
  readonly consents: ConsentSettings;
  readonly skipHook: boolean;
  readonly maxUsersPerRequest: number;
  readonly maxBytesPerRequest: number;
  readonly requestsPerMinute: number;
  readonly concurrency: number;
  readonly inbound: InboundSettings;
};
