import type { Purpose } from '@causeway/core/consent/consent';
import type {
  InboundSettings,
  InsiderSettings,
  ParamRow,
  ProfileRow,
} from '@causeway/core/insider/settings/settings';

/** A row of the profile mapping while it is edited. */
export interface ProfileRowValues {
  from: string[];
  /** Written as a list in the settings, even where it has one entry. */
  asList: boolean;
  to: string;
  custom: boolean;
  onNull: NonNullable<ProfileRow['onNull']> | '';
  arrays: NonNullable<ProfileRow['arrays']> | '';
}

/** A parameter of an event while it is edited. */
export interface ParamRowValues {
  from: string[];
  asList: boolean;
  to: string;
  custom: boolean;
  minus: string;
  plus: string;
  per: string;
  gather: boolean | null;
  fallback: NonNullable<ParamRow['fallback']> | null;
}

export interface EventRowValues {
  event: string;
  to: string;
  rows: ParamRowValues[];
  lines: string;
  orderRows: ParamRowValues[];
  /** `orderRows` is written in the settings, even where it is empty. */
  withOrderRows: boolean;
  otherParams: 'custom' | 'drop';
  emptyLines: 'order' | 'refuse';
}

/** Insider's name and ours, which is chosen from what there is. */
export interface InboundRowValues {
  from: string;
  to: string;
}

export interface InboundEventValues {
  event: string;
  to: string;
  rows: InboundRowValues[];
}

/** How Insider's webhooks are understood, while it is edited. */
export interface InboundValues {
  profile: InboundRowValues[];
  events: InboundEventValues[];
  /** Empty: the identifier of the customer id mapping. */
  identifier: string;
  autoSubscribe: InboundSettings['autoSubscribe'];
  readBack: boolean;
  otherAttributes: InboundSettings['otherAttributes'];
  eventAttributes: boolean;
  repeatMinutes: number | string;
  echoMinutes: number | string;
  /** Empty: none is asked for. */
  extraHeader: string;
}

/** The settings of an Insider integration as the form holds them: the same tree, with no place left out. */
export interface InsiderValues {
  name: string;
  /** Empty: the key that is set stays. */
  apiKey: string;
  /** What the extra header must say; empty: what is set stays. */
  inboundHeader: string;
  partnerName: string;
  baseUrl: string;
  customerId: { from: string; to: 'uuid' | 'email' | 'custom'; custom: string };
  identifiers: { email: boolean; phone: boolean };
  profile: ProfileRowValues[];
  otherTraits: InsiderSettings['otherTraits'];
  events: EventRowValues[];
  presets: InsiderSettings['presets'][number][];
  orderCompletedAs: InsiderSettings['orderCompletedAs'];
  otherEvents: InsiderSettings['otherEvents'];
  /** `gdpr` empty: none does. */
  consents: { purposes: InsiderSettings['consents']['purposes']; gdpr: Purpose | '' };
  anonymous: InsiderSettings['anonymous'];
  anonymousIdentifier: string;
  defaultCountry: string;
  numberLocale: InsiderSettings['numberLocale'];
  timeZone: string;
  quantityRounding: InsiderSettings['quantityRounding'];
  lineTimestamps: InsiderSettings['lineTimestamps'];
  skipHook: boolean;
  maxUsersPerRequest: number | string;
  maxBytesPerRequest: number | string;
  requestsPerMinute: number | string;
  concurrency: number | string;
  inbound: InboundValues;
}

export const blankProfileRow = (): ProfileRowValues => ({
  from: [''],
  asList: false,
  to: '',
  custom: false,
  onNull: '',
  arrays: '',
});

export const blankParamRow = (): ParamRowValues => ({
  from: [''],
  asList: false,
  to: '',
  custom: false,
  minus: '',
  plus: '',
  per: '',
  gather: null,
  fallback: null,
});

export const blankEventRow = (): EventRowValues => ({
  event: '',
  to: '',
  rows: [],
  lines: '',
  orderRows: [],
  withOrderRows: false,
  otherParams: 'custom',
  emptyLines: 'order',
});

export const blankInboundRow = (): InboundRowValues => ({ from: '', to: '' });

export const blankInboundEvent = (): InboundEventValues => ({ event: '', to: '', rows: [] });
