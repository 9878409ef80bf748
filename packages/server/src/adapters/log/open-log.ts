import pino from 'pino';
import type { Log } from '../../ports/log.ts';
import { oneLine } from './one-line.ts';

/** Takes whole lines, each with its end. */
export interface Lines {
  readonly write: (line: string) => unknown;
}

/**
 * A log of one line of JSON for each entry, on the standard output. Senders name things that end up in it, so that
 * nothing in a line may end it or steer a terminal.
 */
export function openLog(level: string, out: Lines = pino.destination({ fd: 1, sync: true })): Log {
  return pino({ level }, { write: (line: string) => void out.write(oneLine(line)) });
}
