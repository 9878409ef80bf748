import type {
  EventRow,
  InboundSettings,
  InsiderSettings,
  ParamRow,
  ProfileRow,
} from '@causeway/core/insider/settings/settings';
import type {
  EventRowValues,
  InboundValues,
  InsiderValues,
  ParamRowValues,
  ProfileRowValues,
} from './form-values.ts';

/** Settings as the hub answers them, with every default in place, as the values of the form. */
export function fromSettings(settings: InsiderSettings, name: string): InsiderValues {
  const { customerId, identifiers, profile, events, presets, consents, defaultCountry, ...plain } = settings;
  const { to } = customerId;
  return {
    ...plain,
    name,
    apiKey: '',
    inboundHeader: '',
    customerId: {
      from: customerId.from,
      to: typeof to === 'object' ? 'custom' : to,
      custom: typeof to === 'object' ? to.custom : '',
    },
    identifiers: { ...identifiers },
    consents: { purposes: consents.purposes, gdpr: consents.gdpr ?? '' },
    profile: profile.map(fromProfileRow),
    events: events.map(fromEventRow),
    presets: [...presets],
    defaultCountry: defaultCountry ?? '',
    inbound: fromInbound(settings.inbound),
  };
}

function fromInbound(inbound: InboundSettings): InboundValues {
  const { profile, events, identifier, extraHeader, ...plain } = inbound;
  return {
    ...plain,
    profile: profile.map(({ from, to }) => ({ from, to })),
    events: events.map(({ event, to, rows }) => ({ event, to, rows: rows.map((row) => ({ ...row })) })),
    identifier: identifier ?? '',
    extraHeader: extraHeader ?? '',
  };
}

function fromProfileRow({ from, to, custom, onNull, arrays }: ProfileRow): ProfileRowValues {
  return { ...fromSources(from), to, custom, onNull: onNull ?? '', arrays: arrays ?? '' };
}

function fromParamRow(row: ParamRow): ParamRowValues {
  const { from, to, custom, minus, plus, per, gather, fallback } = row;
  return {
    ...fromSources(from),
    to,
    custom,
    minus: minus ?? '',
    plus: plus ?? '',
    per: per ?? '',
    gather: gather ?? null,
    fallback: fallback ?? null,
  };
}

export function fromEventRow(row: EventRow): EventRowValues {
  const { event, to, rows, lines, orderRows, otherParams, emptyLines } = row;
  return {
    event,
    to,
    rows: rows.map(fromParamRow),
    lines: lines ?? '',
    orderRows: (orderRows ?? []).map(fromParamRow),
    withOrderRows: orderRows !== undefined,
    otherParams,
    emptyLines,
  };
}

function fromSources(from: string | readonly string[]): { from: string[]; asList: boolean } {
  return typeof from === 'string' ? { from: [from], asList: false } : { from: [...from], asList: true };
}
