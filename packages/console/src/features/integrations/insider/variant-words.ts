import type { InsiderSettings } from '@causeway/core/insider/settings/settings';
import { counted } from '../../../ui/count-text.ts';
import { PRESETS } from './presets.ts';
import { alike } from './row-of-issue.ts';

export interface MappedEvent {
  readonly from: string;
  readonly to: string;
  /** Each line of an order is an event of its own. */
  readonly perLine: boolean;
}

/** Every event that has a mapping, its own before the ready-made ones, and what it is in Insider. */
export function mappedEvents({
  events,
  presets,
  orderCompletedAs,
}: Pick<InsiderSettings, 'events' | 'presets' | 'orderCompletedAs'>): readonly MappedEvent[] {
  const ready = presets.flatMap((key) => PRESETS.find((preset) => preset.key === key)?.rows ?? []);
  const mapped: MappedEvent[] = [];
  for (const { event, to, lines } of [
    ...events,
    ...ready.map((row) => (row.to === 'purchase' ? { ...row, to: orderCompletedAs } : row)),
  ])
    if (!mapped.some(({ from }) => alike(from, event)))
      mapped.push({ from: event, to, perLine: lines !== undefined });
  return mapped;
}

/** The same the other way round: what each event in Insider may have been here. */
export function eventsByTarget(
  settings: Parameters<typeof mappedEvents>[0],
): readonly { readonly to: string; readonly perLine: boolean; readonly from: readonly string[] }[] {
  const groups = Map.groupBy(mappedEvents(settings), ({ to, perLine }) => `${perLine} ${to}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ to: first.to, perLine: first.perLine, from: group.map(({ from }) => from) }];
  });
}

/** What leaves with these settings, as sentences for somebody who has never seen them. */
export function sentWords(settings: InsiderSettings): readonly string[] {
  const { profile, otherTraits, events, presets, orderCompletedAs, otherEvents, anonymous, lineTimestamps } =
    settings;
  const attributes = new Set(profile.map(({ to, custom }) => `${custom}.${to}`)).size;
  const mapped = mappedEvents({ events, presets, orderCompletedAs }).length;
  const lines =
    lineTimestamps === 'same'
      ? 'one for each line, all of one time'
      : 'one for each line, a millisecond apart';
  return [
    `Profiles: ${counted(attributes, 'attribute')} by their names in Insider; ${otherTraits === 'custom' ? 'others as custom attributes' : 'others are left out'}.`,
    mapped === 0
      ? 'Events: none has a ready-made mapping.'
      : `Events: ${counted(mapped, 'name')} become Insider’s own; a completed order becomes ${orderCompletedAs}, ${lines}.`,
    otherEvents === 'custom'
      ? 'Events without a mapping are sent as custom events.'
      : 'Events without a mapping are not sent.',
    anonymous === 'hold'
      ? 'What visitors do waits until they say who they are.'
      : 'What visitors do is sent before they say who they are.',
  ];
}
