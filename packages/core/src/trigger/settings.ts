import type { CustomMethod } from '../custom/settings.ts';
import type { Json } from '../result/json.ts';

/** The envelope of CloudEvents 1.0. An empty `source` is made from the integration. */
export interface CloudEvents {
  readonly type: string;
  readonly source: string;
}

/** Messages share a request: so many, or those of so many seconds. `join`: see `CustomBatch`. */
export interface TriggerBatch {
  readonly size: number;
  readonly flushSeconds: number;
  readonly join: '' | 'users';
}

export type LimitPeriod = 'hour' | 'day' | 'week' | 'month';

/**
 * At most so many messages in each period. Periods begin at the time of the day in the zone: weeks on the day of the
 * week (1 is Monday), months on the 1st, hours at its minutes.
 */
export interface UserLimit {
  readonly users: number;
  readonly every: LimitPeriod;
  readonly dayOfWeek: number;
  /** HH:MM */
  readonly timeOfDay: string;
  readonly timeZone: string;
}

/** Nothing leaves between that time of each day and so many hours later, by the clocks of the zone. */
export interface QuietTime {
  /** HH:MM */
  readonly from: string;
  readonly hours: number;
  readonly timeZone: string;
}

/** A webhook about who joins, leaves and changes while in some audiences (fact sheet 3.3). */
export interface TriggerSettings {
  readonly description: string;
  /** Id of the authorization that is added to each request; null: none. */
  readonly authorization: string | null;
  /** Public ids. */
  readonly audiences: readonly string[];
  /** With `urlTemplate` it gives scheme and host alone: what an event holds must never decide to whom it is sent. */
  readonly url: string;
  /** A template that makes one text, the whole address. */
  readonly urlTemplate: string | null;
  /** Makes the body; null: the payload as it is. */
  readonly template: string | null;
  /** For templates to read with `jobConfGet`. */
  readonly config: Json;
  readonly method: CustomMethod;
  readonly cloudEvents: CloudEvents | null;
  /** Who is in an audience when it begins is sent too, as somebody who joins. */
  readonly existingUsers: boolean;
  readonly triggerEvents: 'both' | 'enters' | 'exits';
  /** Fields of the profile that are sent; empty: all. */
  readonly exportFields: readonly string[];
  /** When one of these changes of somebody who is in an audience, that is sent. */
  readonly fieldChanges: readonly string[];
  /** Adds `segments_all`, the slugs of all audiences of now. */
  readonly includeAudiences: boolean;
  readonly batch: TriggerBatch | null;
  /** `insider`: brought into the form of Insider's upsert, and checked, before it leaves. */
  readonly shape: 'none' | 'insider';
  readonly workers: number;
  /** Status codes after which a message is not tried again, besides 400, 404 and 413. */
  readonly doNotRetry: readonly number[];
  readonly userLimit: UserLimit | null;
  readonly quiet: QuietTime | null;
  /** What happens to events of people nobody has named yet. */
  readonly anonymous: 'send' | 'hold';
  readonly requestsPerMinute: number;
}

/** A value of `{origin, response}`, flattened with dots, and the attribute it becomes. */
export interface EnrichmentRow {
  readonly from: string;
  readonly to: string;
  /** For when there is none. */
  readonly default?: Json;
}

/** The same, one message per request: what it answers becomes attributes of the customer it was about. */
export interface EnrichmentSettings extends Omit<TriggerSettings, 'batch'> {
  /** By which name the answers are known. */
  readonly stream: string;
  /** Fields of the profile that are put beside the answer. */
  readonly origin: readonly string[];
  readonly mapping: readonly EnrichmentRow[];
}
