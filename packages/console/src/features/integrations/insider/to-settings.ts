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

/** The values of the form as settings. What the form leaves wrong stays wrong: the hub says so, with its place. */
export function toSettings(values: InsiderValues): InsiderSettings {
  const {
    name: _name,
    apiKey: _key,
    inboundHeader: _header,
    customerId,
    identifiers,
    profile,
    events,
    presets,
    consents,
    inbound,
    ...plain
  } = values;
  return {
    ...(plain as Omit<typeof plain, NumberSetting> & Pick<InsiderSettings, NumberSetting>),
    customerId: {
      from: customerId.from,
      to: customerId.to === 'custom' ? { custom: customerId.custom } : customerId.to,
    },
    identifiers: { ...identifiers },
    consents: { purposes: consents.purposes, gdpr: consents.gdpr === '' ? null : consents.gdpr },
    profile: profile.map(toProfileRow),
    events: events.map(toEventRow),
    presets: [...presets],
    defaultCountry: values.defaultCountry === '' ? null : values.defaultCountry,
    inbound: toInbound(inbound),
  };
}

type NumberSetting = 'maxUsersPerRequest' | 'maxBytesPerRequest' | 'requestsPerMinute' | 'concurrency';

function toInbound({ identifier, extraHeader, profile, events, ...plain }: InboundValues): InboundSettings {
  return {
    ...(plain as Omit<typeof plain, InboundNumber> & Pick<InboundSettings, InboundNumber>),
    profile: profile.map(({ from, to }) => ({ from, to })),
    events: events.map(({ event, to, rows }) => ({ event, to, rows: rows.map((row) => ({ ...row })) })),
    identifier: identifier === '' ? null : identifier,
    extraHeader: extraHeader === '' ? null : extraHeader,
  };
}

type InboundNumber = 'repeatMinutes' | 'echoMinutes';

function toProfileRow({ from, asList, to, custom, onNull, arrays }: ProfileRowValues): ProfileRow {
  return {
    from: toSources(from, asList),
    to,
    custom,
    ...(onNull === '' ? {} : { onNull }),
    ...(arrays === '' ? {} : { arrays }),
  };
}

function toParamRow(row: ParamRowValues): ParamRow {
  const { from, asList, to, custom, minus, plus, per, gather, fallback } = row;
  return {
    from: toSources(from, asList),
    to,
    custom,
    ...(minus === '' ? {} : { minus }),
    ...(plus === '' ? {} : { plus }),
    ...(per === '' ? {} : { per }),
    ...(gather === null ? {} : { gather }),
    ...(fallback === null ? {} : { fallback }),
  };
}

function toEventRow(row: EventRowValues): EventRow {
  const { event, to, rows, lines, orderRows, withOrderRows, otherParams, emptyLines } = row;
  return {
    event,
    to,
    rows: rows.map(toParamRow),
    ...(lines === '' ? {} : { lines }),
    ...(withOrderRows || orderRows.length > 0 ? { orderRows: orderRows.map(toParamRow) } : {}),
    otherParams,
    emptyLines,
  };
}

function toSources(from: readonly string[], asList: boolean): string | readonly string[] {
  const named = from.filter((source) => source !== '');
  return asList || named.length > 1 ? named : (named[0] ?? '');
}
