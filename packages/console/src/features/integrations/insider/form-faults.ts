import { inboundFaults } from './inbound-faults.ts';
import type { EventRowValues, InsiderValues, ParamRowValues } from './form-values.ts';

export interface FormFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** Two rows that are right each by itself; everything else is something missing. */
  readonly clash?: true;
}

/**
 * What is missing in the form, or clashes inside it. What Insider allows is known to the hub, which says so itself.
 * `secrets`: the names of those that are set already.
 */
export function faultsOf(values: InsiderValues, secrets: ReadonlySet<string>): FormFault[] {
  const faults: FormFault[] = [];
  const fault = (message: string, ...path: readonly (string | number)[]): void =>
    void faults.push({ path, message });
  if (values.name.trim() === '') fault('Give it a name, to tell it apart from others.', 'name');
  if (values.partnerName === '') fault('Type the name of your Insider account.', 'partnerName');
  if (!secrets.has('api_key') && values.apiKey === '') fault('Paste the key from Insider.', 'apiKey');
  if (values.customerId.to === 'custom' && values.customerId.custom === '')
    fault('Type the name of the identifier in Insider.', 'customerId', 'custom');
  const targets = new Map<string, number>();
  values.profile.forEach(({ from, to, custom }, index) => {
    if (!named(from)) fault('Choose one of our attributes.', 'profile', index, 'from');
    if (to === '') fault('Type the attribute as Insider calls it.', 'profile', index, 'to');
    const target = `${custom}.${to}`;
    const first = targets.get(target);
    if (first === undefined) targets.set(target, index);
    else if (to !== '')
      faults.push({
        path: ['profile', index, 'to'],
        message: `Row ${first + 1} fills this already: put both sources into one row.`,
        clash: true,
      });
  });
  values.events.forEach((event, index) => {
    inEvent(event, index, fault);
    if (event.event !== '' && values.events.findIndex((other) => other.event === event.event) < index)
      faults.push({
        path: ['events', index, 'event'],
        message: 'This event has a mapping above, which is the one that counts.',
        clash: true,
      });
  });
  for (const key of ['maxUsersPerRequest', 'maxBytesPerRequest', 'requestsPerMinute', 'concurrency'] as const)
    if (typeof values[key] !== 'number') fault('Type a whole number.', key);
  inboundFaults(values, secrets.has('inbound_header'), fault);
  return faults;
}

export type Say = (message: string, ...path: readonly (string | number)[]) => void;

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
