import type { ParamRow, PresetKey, ProfileRow } from '@causeway/core/insider/settings/settings';

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

/** The settings of an Insider integration as the form holds them: rows in the shape in which they are edited. */
export interface InsiderValues {
  partnerName: string;
  baseUrl: string;
  customerId: { from: string; to: string | { custom: string } };
  profile: ProfileRowValues[];
  events: EventRowValues[];
  presets: PresetKey[];
  orderCompletedAs: 'purchase' | 'confirmation_page_view';
  inbound: {
    profile: InboundRowValues[];
    events: InboundEventValues[];
    /** Empty: the identifier of the customer id mapping. */
    identifier: string;
  };
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
