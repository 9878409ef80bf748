import { own, type Json } from '../result/json.ts';
import type { CountedEvent } from './audience-model.ts';
import { FOREVER, NOTHING_TALLIED, type Sight } from './sight.ts';
import type { Moment, Tallied } from './tally.ts';

/**
 * One event as all tallies of its type see it, made once for all of them. Its fields are its data, and under `context`
 * its circumstances.
 */
export class EventSight implements Sight {
  readonly event: CountedEvent;
  readonly now: number;
  until: number = FOREVER;
  open = false;
  /** What it counts for where only that it happened counts. */
  readonly once: Moment;

  constructor(event: CountedEvent) {
    this.event = event;
    this.now = event.timestamp;
    this.once = [event.timestamp, 1];
  }

  field(name: string): Json | undefined {
    return own(this.event.data, name) ?? (name === 'context' ? this.event.context : undefined);
  }

  tallied(): Tallied {
    return NOTHING_TALLIED;
  }

  isIn(): boolean {
    return false;
  }
}
