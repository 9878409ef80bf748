import { answerBytes } from '../custom/kind.ts';
import type { DestinationKind } from '../delivery/destination.ts';
import { checkTrigger } from './check.ts';
import { compileMachine, machineKind } from './machine.ts';

const KEY = 'audience_trigger';
const VARIANT = { kind: KEY, origin: [] };

/** A webhook about who joins and leaves audiences (PRODUCT F4; fact sheet 3.3 to 3.5). */
export const triggerKind: DestinationKind = {
  key: KEY,
  label: 'Audience trigger webhook',
  check: checkTrigger,
  compile: (given, shelf, about) => {
    const { settings } = checkTrigger(given);
    return { ...compileMachine(settings, shelf, VARIANT, about), ...answerBytes(settings) };
  },
  ...machineKind((settings) => checkTrigger(settings).settings, VARIANT),
};
