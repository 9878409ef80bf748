import type { Names } from '../../mapping/names.ts';
import { normaliseName } from '../../mapping/name.ts';
import { BASE_PRESET, SILENT_EVENTS } from '../presets/base.ts';
import { GA4_PRESET } from '../presets/ga4.ts';
import { LOYALTY_PRESET } from '../presets/loyalty.ts';
import { SEGMENT_PRESET } from '../presets/segment.ts';
import type { EventRow, InsiderSettings, PresetKey } from '../settings/settings.ts';
import { compileRule } from './rule.ts';
import type { EventRule } from './rule.ts';

const PRESETS: Readonly<Record<PresetKey, readonly EventRow[]>> = {
  segment: SEGMENT_PRESET,
  ga4: GA4_PRESET,
  loyalty: LOYALTY_PRESET,
};

/** What happens to events of a type: a rule; `silent`, only the profile; `unmapped`, nobody said; `unnamed`, cannot be named. */
export type Resolution = EventRule | 'silent' | 'unmapped' | 'unnamed';

export interface Resolver {
  readonly resolve: (type: string) => Resolution;
  readonly size: () => number;
}

/**
 * One event type, one meaning: the integration's own row, else a preset's, else its own name. Types are compared as
 * written first, then by normalised name, so that `Order Completed` and `order_completed` are one.
 */
export function compileResolver(settings: InsiderSettings, names: Names): Resolver {
  const rows = new Map<string, EventRow>();
  const put = (key: string, row: EventRow): void => void (rows.has(key) || rows.set(key, row));
  for (const row of settings.events) put(`=${row.event}`, row);
  for (const row of settings.events) put(normaliseName(row.event), row);
  for (const key of settings.presets) {
    for (const row of PRESETS[key]) {
      put(row.event, row.to === 'purchase' ? { ...row, to: settings.orderCompletedAs } : row);
    }
  }
  for (const row of BASE_PRESET) put(row.event, row);

  const known = new Map<string, Resolution>();
  const decide = (type: string): Resolution => {
    const name = normaliseName(type);
    const row = rows.get(`=${type}`) ?? rows.get(name);
    if (row !== undefined) return compileRule(row, settings, names);
    if (SILENT_EVENTS.has(name)) return 'silent';
    if (settings.otherEvents === 'skip') return 'unmapped';
    if (name === '') return 'unnamed';
    const own: EventRow = { event: name, to: name, rows: [], otherParams: 'custom', emptyLines: 'order' };
    return compileRule(own, settings, names);
  };
  return {
    resolve: (type) => {
      const there = known.get(type);
      if (there !== undefined) return there;
      const made = decide(type);
      known.set(type, made);
      return made;
    },
    size: () => known.size,
  };
}
