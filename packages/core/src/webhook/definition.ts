import type { Json } from '../result/json.ts';
import type { FilterOperator } from './operators.ts';

/** A plain value as people write it into a filter or a replacement. */
export type Scalar = string | number | boolean;

/**
 * One condition. `path` begins with `headers.` or `body.`. Of `value` and `secret` one is given, or none where the
 * operator needs no value; `secret` is the name of a value that is kept elsewhere and never shown.
 */
export interface Filter {
  readonly path: string;
  readonly operator: FilterOperator;
  /** Two values for `between`, a list for `is_one_of` and `is_not_one_of`. */
  readonly value?: Scalar | readonly Scalar[];
  readonly secret?: string;
}

/** A group without rules lets everything pass. */
export interface FilterNode {
  readonly op: 'and' | 'or';
  readonly rules: readonly (Filter | FilterNode)[];
}

export type HmacAlgorithm = 'sha1' | 'sha256' | 'sha512';
export type HmacPreset = 'standard_webhooks' | 'github' | 'stripe' | 'shopify';

/**
 * How a sender proves itself. `secrets` are names of values kept elsewhere: the one in use and, while it is being
 * replaced, the one before; any of them will do.
 */
export type WebhookAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'header_token'; readonly header: string; readonly secrets: readonly string[] }
  | { readonly kind: 'basic'; readonly user: string; readonly secrets: readonly string[] }
  | { readonly kind: 'bearer'; readonly secrets: readonly string[] }
  | {
      readonly kind: 'hmac';
      readonly preset: HmacPreset;
      /** For presets that sign a time: how far it may be from ours, either way. */
      readonly toleranceSeconds: number;
      readonly secrets: readonly string[];
    }
  | GenericHmac;

/** A signature of a kind that has no preset. */
export interface GenericHmac {
  readonly kind: 'hmac';
  readonly preset: 'generic';
  readonly header: string;
  readonly algorithm: HmacAlgorithm;
  readonly encoding: 'hex' | 'base64';
  /** What stands before the signature in its header: `sha256=`. */
  readonly prefix: string;
  readonly timestamp?: { readonly header: string; readonly toleranceSeconds: number };
  /** What is signed, with `{body}` and `{timestamp}` for the two: `v0:{timestamp}:{body}`. */
  readonly signed: string;
  readonly secrets: readonly string[];
}

/**
 * One field of the event. `from` is a path into the body; without it `default` is a constant. `to` is `customer`,
 * `external_id`, `account` or `data.` and a name. Order: extract, replace, default, convert (the event type converts).
 */
export interface MappingRow {
  readonly from?: string;
  readonly to: string;
  readonly default?: Json;
  readonly replace: readonly { readonly value: Scalar; readonly with: Scalar }[];
}

/** What a request is answered that no webhook wanted: 200 so that senders do not try again, or 401, or 404. */
export type WhenNotMatched = 'ok' | 'unauthorized' | 'not_found';

/**
 * An incoming webhook as it is configured: which requests it takes, what proves them, which event they become and what
 * is answered. Secrets are only named here; their values are given to `compileWebhook`.
 */
export interface WebhookDefinition {
  readonly name: string;
  readonly method: 'POST' | 'PUT';
  readonly endpoint: string;
  readonly filters: FilterNode;
  readonly auth: WebhookAuth;
  /** Addresses and CIDR ranges that may send; none: all. */
  readonly ips: readonly string[];
  /** The event type that is registered. */
  readonly action: string;
  readonly mapping: readonly MappingRow[];
  /** JSON texts, sent as they are; '' stands for the default answer. */
  readonly response: { readonly success: string; readonly error: string };
  /**
   * Path of what tells one message from another, beginning with `headers.` or `body.`. Without it every request
   * counts: two equal bodies may well be two messages.
   */
  readonly dedupKey?: string;
  readonly whenNotMatched: WhenNotMatched;
}

/** Is this part of a filter tree a group? */
export function isGroup(rule: Filter | FilterNode): rule is FilterNode {
  return 'rules' in rule;
}
