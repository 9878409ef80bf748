import { GA4_PRESET } from '@causeway/core/insider/presets/ga4';
import { LOYALTY_PRESET } from '@causeway/core/insider/presets/loyalty';
import { SEGMENT_PRESET } from '@causeway/core/insider/presets/segment';
import type { EventRow, PresetKey } from '@causeway/core/insider/settings/settings';
import { alike } from './row-of-issue.ts';

export const PRESETS: readonly {
  readonly key: PresetKey;
  readonly rows: readonly EventRow[];
}[] = [
  {
    key: 'segment',
    rows: SEGMENT_PRESET,
  },
  {
    key: 'ga4',
    rows: GA4_PRESET,
  },
  {
    key: 'loyalty',
    rows: LOYALTY_PRESET,
  },
];

/** The ready-made mapping that an event has under the presets that are on. */
export function presetOf(
  event: string,
  on: readonly PresetKey[],
  orderCompletedAs: 'purchase' | 'confirmation_page_view',
): EventRow | undefined {
  for (const key of on) {
    const row = PRESETS.find((preset) => preset.key === key)?.rows.find((one) => alike(one.event, event));
    if (row !== undefined) return row.to === 'purchase' ? { ...row, to: orderCompletedAs } : row;
  }
  return undefined;
}
