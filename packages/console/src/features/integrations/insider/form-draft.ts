import type { EventRowValues, InsiderValues, ParamRowValues } from './form-values.ts';

type InboundValues = InsiderValues['inbound'];

/** Where the rows of a draft stand in the form, by their place in the draft. */
export interface DraftPlaces {
  readonly profile: readonly number[];
  readonly events: readonly {
    readonly at: number;
    readonly rows: readonly number[];
    readonly orderRows: readonly number[];
  }[];
  readonly inbound: {
    readonly profile: readonly number[];
    readonly events: readonly { readonly at: number; readonly rows: readonly number[] }[];
  };
}

export interface Draft {
  readonly values: InsiderValues;
  readonly places: DraftPlaces;
}

/**
 * What can be tried out of a form somebody is still filling in: rows that lack a side are left out, and a partner name
 * stands in for one not yet typed. The form itself says what is missing.
 */
export function draftOf(values: InsiderValues): Draft {
  const profile = indexes(values.profile, complete);
  const events = indexes(values.events, ({ event, to }) => event !== '' && to !== '');
  const parts = events.map((at) => part(values.events[at] as EventRowValues, at));
  const inbound = inboundPart(values.inbound);
  return {
    values: {
      ...values,
      partnerName: values.partnerName === '' ? 'preview' : values.partnerName,
      profile: profile.map((at) => values.profile[at] as (typeof values.profile)[number]),
      events: parts.map(({ event }) => event),
      inbound: inbound.values,
    },
    places: { profile, events: parts.map(({ place }) => place), inbound: inbound.places },
  };
}

function part(event: EventRowValues, at: number) {
  const rows = indexes(event.rows, complete);
  const orderRows = indexes(event.orderRows, complete);
  const pick = (list: readonly ParamRowValues[], from: readonly number[]): ParamRowValues[] =>
    from.map((index) => list[index] as ParamRowValues);
  return {
    event: { ...event, rows: pick(event.rows, rows), orderRows: pick(event.orderRows, orderRows) },
    place: { at, rows, orderRows },
  };
}

function inboundPart(values: InboundValues): {
  readonly values: InboundValues;
  readonly places: DraftPlaces['inbound'];
} {
  const named = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
    from !== '' && to !== '';
  const profile = indexes(values.profile, named);
  const events = indexes(values.events, ({ event, to }) => event !== '' && to !== '').map((at) => ({
    at,
    rows: indexes(values.events[at]?.rows ?? [], named),
  }));
  return {
    values: {
      ...values,
      profile: values.profile.filter(named),
      events: events.flatMap(({ at }) => {
        const event = values.events[at];
        return event === undefined ? [] : [{ ...event, rows: event.rows.filter(named) }];
      }),
    },
    places: { profile, events },
  };
}

const complete = ({ from, to }: { readonly from: readonly string[]; readonly to: string }): boolean =>
  to !== '' && from.some((source) => source !== '');

function indexes<T>(list: readonly T[], keep: (entry: T) => boolean): number[] {
  return list.flatMap((entry, index) => (keep(entry) ? [index] : []));
}
