import {
  blankEventRow,
  blankParamRow,
  blankProfileRow,
  type EventRowValues,
  type InsiderValues,
} from './form-values.ts';
import { fromEventRow } from './row-values.ts';
import { isCustomAttribute, isCustomParam, type InsiderNames } from './insider-names.ts';
import { listOf, sourceOf, type MapWish } from './map-parameter.ts';
import { presetOf } from './presets.ts';
import { alike } from './row-of-issue.ts';
import { targetName } from './suggest.ts';

/** What a wish makes of the form: the lists that are longer now, and the field to go to. */
export interface Granted {
  readonly profile?: InsiderValues['profile'];
  readonly events?: InsiderValues['events'];
  readonly show: string;
}

/** Adds the row that was asked for, with a target to go with it; what has a row already is only shown. */
export function grant(wish: MapWish, values: InsiderValues, names: InsiderNames): Granted {
  if (wish.kind === 'attribute') return attribute(wish.path, values, names);
  const at = values.events.findIndex(({ event }) => alike(event, wish.event));
  const there = values.events[at];
  const index = there === undefined ? values.events.length : at;
  const event = there ?? newEvent(wish, values);
  if (wish.kind === 'event')
    return there === undefined
      ? { events: [...values.events, event], show: `events.${index}.to` }
      : { show: `events.${index}.event` };
  const from = sourceOf(wish.path, event.lines);
  const row = event.rows.findIndex((one) => one.from.includes(from));
  if (row !== -1)
    return {
      ...(there === undefined ? { events: [...values.events, event] } : {}),
      show: `events.${index}.rows.${row}.to`,
    };
  const to = targetName(wish.path);
  const custom = isCustomParam(names, to) ?? true;
  const longer = { ...event, rows: [...event.rows, { ...blankParamRow(), from: [from], to, custom }] };
  return {
    events:
      there === undefined
        ? [...values.events, longer]
        : values.events.map((one, place) => (place === index ? longer : one)),
    show: `events.${index}.rows.${event.rows.length}.to`,
  };
}

function attribute(path: string, values: InsiderValues, names: InsiderNames): Granted {
  const there = values.profile.findIndex(({ from }) => from.includes(path));
  if (there !== -1) return { show: `profile.${there}.to` };
  const to = targetName(path);
  const custom = isCustomAttribute(names, to) ?? true;
  return {
    profile: [...values.profile, { ...blankProfileRow(), from: [path], to, custom }],
    show: `profile.${values.profile.length}.to`,
  };
}

/** A ready-made mapping to start from, so that its parameters are not lost; else a bare one. */
function newEvent(wish: Exclude<MapWish, { kind: 'attribute' }>, values: InsiderValues): EventRowValues {
  const ready = presetOf(wish.event, values.presets, values.orderCompletedAs);
  if (ready !== undefined) return { ...fromEventRow(ready), event: wish.event };
  const lines = wish.kind === 'param' ? (listOf(wish.path) ?? '') : '';
  return { ...blankEventRow(), event: wish.event, to: targetName(wish.event), lines };
}
