import type { KnownNames } from '../delivery/destination.ts';
import { DEFAULT_ATTRIBUTES } from './taxonomy/attributes.ts';
import { CUSTOM_EVENT_NAMES, DEFAULT_EVENTS } from './taxonomy/events.ts';
import { DEFAULT_PARAMS } from './taxonomy/params.ts';

/** The names of Insider's documentation, for those who map. */
export const INSIDER_NAMES: KnownNames = {
  attributes: DEFAULT_ATTRIBUTES.map(({ name, type, readName }) => ({
    name,
    label: labelOf(name),
    type,
    aliases: readName === undefined ? [] : [readName],
  })),
  events: [
    ...DEFAULT_EVENTS.map(({ name, label, required, expected }) => ({ name, label, required, expected })),
    ...CUSTOM_EVENT_NAMES.map(({ name, label }) => ({ name, label, required: [], expected: [] })),
  ],
  params: DEFAULT_PARAMS.map(({ name, type }) => ({ name, type })),
};

/** `phone_number` as `Phone number`: Insider's own labels of attributes are not published. */
function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
