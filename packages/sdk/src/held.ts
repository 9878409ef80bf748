/** An event before it is text. */
export type Event = Record<string, unknown> & { anonymousId?: string };

/** Events that wait in memory for an answer about consent: the oldest make room. */
export interface Held {
  /** Returns how many made room. */
  readonly add: (event: Event) => number;
  /** All of them, in order; none are left. */
  readonly take: () => Event[];
}

const MOST = 100;

export function holdEvents(): Held {
  let events: Event[] = [];
  return {
    add(event) {
      events.push(event);
      return events.splice(0, events.length - MOST).length;
    },
    take() {
      const taken = events;
      events = [];
      return taken;
    },
  };
}
