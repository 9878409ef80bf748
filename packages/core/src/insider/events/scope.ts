import type { Event } from '../../event/event.ts';
import type { Json } from '../../result/json.ts';
import { compilePath, parsePath } from '../../mapping/path.ts';
import type { Path } from '../../mapping/path.ts';

/** What a parameter row can look at: the event and the line it is being written for, each walked once into slots. */
export interface Scope {
  readonly event: Event;
  readonly data: readonly (Json | undefined)[];
  readonly line: readonly (Json | undefined)[];
  readonly lineField: string;
}

export interface Getter {
  readonly root: 'data' | 'line' | 'context' | 'event';
  readonly path: Path;
  readonly slot: number;
  readonly get: (scope: Scope) => Json | undefined;
  /** The field as the sender would find it. */
  readonly field: (scope: Scope) => string;
}

/** A row's source as a function. `line.x`, `context.x` and `event.x` have roots of their own; the rest is event data. */
export function compileGetter(from: string, slot: number): Getter | undefined {
  const whole = parsePath(from);
  if (whole === undefined) return undefined;
  const inner = whole.slice(1);
  const name = from.slice(from.indexOf('.') + 1);
  switch (whole[0]) {
    case 'line':
      return {
        root: 'line',
        path: inner,
        slot,
        get: ({ line }) => line[slot],
        field: (scope) => `${scope.lineField}.${name}`,
      };
    case 'context': {
      const get = compilePath(inner);
      return {
        root: 'context',
        path: inner,
        slot,
        get: ({ event }) => get(event.context),
        field: () => from,
      };
    }
    case 'event':
      return { root: 'event', path: inner, slot, get: ({ event }) => fact(event, name), field: () => from };
    case 'order':
      return { root: 'data', path: inner, slot, get: ({ data }) => data[slot], field: () => name };
    default:
      return { root: 'data', path: whole, slot, get: ({ data }) => data[slot], field: () => from };
  }
}

function fact(event: Event, name: string): Json | undefined {
  if (name === 'id') return event.id;
  if (name === 'type') return event.type;
  return name === 'timestamp' ? event.timestamp : undefined;
}
