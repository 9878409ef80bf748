import type { Issue } from '../../result/issue.ts';
import type { Json } from '../../result/json.ts';
import type { Name } from '../../mapping/names.ts';

/** Which record of the customer a piece goes into: lists that are appended and lists that replace cannot share one. */
export type Bucket = 'plain' | 'append' | 'replace';

/** One member of `attributes` or `attributes.custom`: its name, and its value as JSON text. */
export interface Piece {
  readonly name: Name;
  readonly text: string;
  readonly custom: boolean;
  readonly bucket: Bucket;
}

/** What must be removed in Insider before the upsert; names and JSON members. */
export interface Removal {
  readonly whole: string[];
  readonly partial: string[];
  readonly customWhole: string[];
  readonly customPartial: string[];
}

/** What is to be said about one customer's attributes, found by comparing them with the shadow. */
export interface ProfileDraft {
  readonly pieces: readonly Piece[];
  readonly removal: Removal | undefined;
  /** The shadow's attributes afterwards; the shadow's own objects when nothing changed. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly custom: Readonly<Record<string, string>>;
  readonly email: Found | undefined;
  readonly phone: Found | undefined;
  /** ISO code of the customer's country, or empty: how a local phone number is read. */
  readonly country: string;
  /** An attribute that Insider already has: lets a record of identifiers alone be sent, which Insider refuses. */
  readonly carrier: Piece | undefined;
  readonly issues: Issue[];
}

/** A value with the field it was found in. */
export interface Found {
  readonly value: Json;
  readonly field: string;
}

export function noRemoval(): Removal {
  return { whole: [], partial: [], customWhole: [], customPartial: [] };
}
