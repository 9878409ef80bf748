import type { Fault } from '../form/fault.ts';
import type { Held } from '../form/held.ts';
import type { EventRowValues, InsiderValues, ParamRowValues } from './form-values.ts';
import { inboundFaults } from './inbound-faults.ts';

export type Say = (message: string, ...path: readonly (string | number)[]) => void;

/** What is missing in the rows of the form, or clashes between them. What Insider allows is known to the hub, which says so itself. */
export function insiderFaults({ settings }: Pick<Held, 'settings'>): readonly Fault[] {
  const faults: Fault[] = [];
  const say =
    (missing: boolean): Say =>
    (message, ...path) =>
      void faults.push({ place: ['settings', ...path].join('.'), message, missing });
  rowFaults(settings as unknown as InsiderValues, say(true), say(false));
  return faults;
}

function rowFaults(values: InsiderValues, missing: Say, clash: Say): void {
  const { customerId, profile, events } = values;
  if (typeof customerId.to === 'object' && customerId.to.custom === '')
    missing('Type the name of the identifier in Insider.', 'customerId', 'to', 'custom');
  const targets = new Map<string, number>();
  profile.forEach(({ from, to, custom }, index) => {
    if (!named(from)) missing('Choose one of our attributes.', 'profile', index, 'from');
    if (to === '') missing('Type the attribute as Insider calls it.', 'profile', index, 'to');
    const target = `${custom}.${to}`;
    const first = targets.get(target);
    if (first === undefined) targets.set(target, index);
    else if (to !== '')
      clash(`Row ${first + 1} fills this already: put both sources into one row.`, 'profile', index, 'to');
  });
  events.forEach((event, index) => {
    inEvent(event, index, missing);
    if (event.event !== '' && events.findIndex((other) => other.event === event.event) < index)
      clash('This event has a mapping above, which is the one that counts.', 'events', index, 'event');
  });
  inboundFaults(values, missing);
}

function inEvent(row: EventRowValues, index: number, fault: Say): void {
  const { event, to } = row;
  if (event === '') fault('Choose one of our events.', 'events', index, 'event');
  if (to === '') fault('Type the event as Insider calls it.', 'events', index, 'to');
  for (const list of ['rows', 'orderRows'] as const)
    row[list].forEach((param, at) => inParam(param, ['events', index, list, at], fault));
}

function inParam({ from, to }: ParamRowValues, path: readonly (string | number)[], fault: Say): void {
  if (!named(from)) fault('Choose a field of the event.', ...path, 'from');
  if (to === '') fault('Type the parameter as Insider calls it.', ...path, 'to');
}

const named = (from: readonly string[]): boolean => from.some((source) => source !== '');
