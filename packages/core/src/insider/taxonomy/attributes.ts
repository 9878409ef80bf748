import type { FactStatus } from './source.ts';

export type AttributeType =
  'text' | 'email' | 'phone' | 'flag' | 'age' | 'date' | 'locale' | 'country' | 'numbers';

export interface DefaultAttribute {
  readonly name: string;
  readonly type: AttributeType;
  /** The name under which profile reads, exports and hooks give it back, where it differs. */
  readonly readName?: string;
  readonly source: string;
  readonly status: FactStatus;
}

const UPSERT = 'Insider: upsert documentation';
const PARTNER = 'Insider: written by a partner-owned connector';

/** Attributes that stand at the root of `attributes`; everything else belongs under `custom`. */
export const DEFAULT_ATTRIBUTES: readonly DefaultAttribute[] = [
  { name: 'email', type: 'email', readName: 'em', source: UPSERT, status: 'documented' },
  { name: 'phone_number', type: 'phone', readName: 'pn', source: UPSERT, status: 'documented' },
  { name: 'email_optin', type: 'flag', source: UPSERT, status: 'documented' },
  { name: 'sms_optin', type: 'flag', source: UPSERT, status: 'documented' },
  { name: 'whatsapp_optin', type: 'flag', source: UPSERT, status: 'documented' },
  { name: 'gdpr_optin', type: 'flag', readName: 'gdpr', source: UPSERT, status: 'documented' },
  { name: 'name', type: 'text', source: UPSERT, status: 'documented' },
  { name: 'surname', type: 'text', source: UPSERT, status: 'documented' },
  { name: 'birthday', type: 'date', source: UPSERT, status: 'documented' },
  { name: 'gender', type: 'text', source: UPSERT, status: 'documented' },
  { name: 'age', type: 'age', source: UPSERT, status: 'documented' },
  { name: 'language', type: 'locale', readName: 'la', source: UPSERT, status: 'documented' },
  { name: 'lo', type: 'locale', source: UPSERT, status: 'contradictory' },
  { name: 'locale', type: 'locale', readName: 'lo', source: PARTNER, status: 'contradictory' },
  { name: 'country', type: 'country', readName: 'co', source: UPSERT, status: 'documented' },
  { name: 'city', type: 'text', readName: 'ci', source: UPSERT, status: 'documented' },
  { name: 'static_segment_id', type: 'numbers', source: UPSERT, status: 'documented' },
  {
    name: 'list_id',
    type: 'numbers',
    readName: 'static_segment_id',
    source: UPSERT,
    status: 'contradictory',
  },
  { name: 'app_version', type: 'text', source: PARTNER, status: 'observed' },
  { name: 'idfa', type: 'text', source: PARTNER, status: 'observed' },
  { name: 'model', type: 'text', readName: 'mo', source: PARTNER, status: 'observed' },
  { name: 'last_ip', type: 'text', source: PARTNER, status: 'observed' },
  { name: 'carrier', type: 'text', source: PARTNER, status: 'observed' },
  { name: 'os_version', type: 'text', readName: 'ov', source: PARTNER, status: 'observed' },
  { name: 'platform', type: 'text', source: PARTNER, status: 'observed' },
  { name: 'timezone', type: 'text', source: PARTNER, status: 'observed' },
];

/** Names that Insider fills in or keeps for its own structure: never a target. */
export const RESERVED_ATTRIBUTES: ReadonlySet<string> = new Set([
  'custom',
  'insider_id',
  'iid',
  'upta',
  'uuid',
  'identifiers',
  'last_visited_product',
]);

/** Opt-ins: absence must never overwrite consent, and no other tick stands in for `gdpr_optin`. */
export const OPT_INS: ReadonlySet<string> = new Set([
  'email_optin',
  'sms_optin',
  'whatsapp_optin',
  'gdpr_optin',
]);
