import type { Say } from './form-faults.ts';
import type { InsiderValues } from './form-values.ts';

/** What is missing in the mappings of what Insider tells. */
export function inboundFaults({ inbound }: Pick<InsiderValues, 'inbound'>, fault: Say): void {
  inbound.profile.forEach(({ from, to }, index) => {
    if (from === '') fault('Type the attribute as Insider calls it.', 'inbound', 'profile', index, 'from');
    if (to === '') fault('Choose one of our attributes.', 'inbound', 'profile', index, 'to');
  });
  inbound.events.forEach(({ event, to, rows }, index) => {
    if (event === '') fault('Type the event as Insider calls it.', 'inbound', 'events', index, 'event');
    if (to === '') fault('Choose one of our events.', 'inbound', 'events', index, 'to');
    rows.forEach((row, at) => {
      const place = ['inbound', 'events', index, 'rows', at] as const;
      if (row.from === '') fault('Type the parameter as Insider calls it.', ...place, 'from');
      if (row.to === '') fault('Choose a field of the event.', ...place, 'to');
    });
  });
}
