import type { Say } from './form-faults.ts';
import type { InsiderValues } from './form-values.ts';

/** What is missing in the inbound settings. `headerIsSet`: what the extra header must say was given before. */
export function inboundFaults(
  { inbound, inboundHeader }: Pick<InsiderValues, 'inbound' | 'inboundHeader'>,
  headerIsSet: boolean,
  fault: Say,
): void {
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
  for (const key of ['repeatMinutes', 'echoMinutes'] as const)
    if (typeof inbound[key] !== 'number') fault('Type a whole number.', 'inbound', key);
  if (inbound.extraHeader !== '' && inboundHeader === '' && !headerIsSet)
    fault('Write what the header must say.', 'inboundHeader');
}
