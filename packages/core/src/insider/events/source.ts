import type { Event } from '../../event/event.ts';
import type { Json } from '../../result/json.ts';
import { compilePath, parsePath } from '../../mapping/path.ts';
import type { Path } from '../../mapping/path.ts';

/**
 * Where a parameter row looks. The event's data and each line are walked once and drop their values into slots, so
 * that reading a source is reading an array.
 */
export interface Source {
  readonly slot: number;
  readonly root: 'data' | 'line' | 'outside';
  readonly path: Path;
  /** As written, `line.price`; the line's place in the list is filled in when something is wrong. */
  readonly field: string;
  /** Reads what is not in the event's data: its context and its own facts. */
  readonly look: ((event: Event) => Json | undefined) | undefined;
}

/** A row's source. `line.x`, `context.x` and `event.x` have roots of their own; the rest is event data. */
export function compileSource(from: string, slot: number): Source | undefined {
  const whole = parsePath(from);
  if (whole === undefined) return undefined;
  const path = whole.slice(1);
  switch (whole[0]) {
    case 'line':
      return { slot, root: 'line', path, field: from, look: undefined };
    case 'order':
      return { slot, root: 'data', path, field: from.slice('order.'.length), look: undefined };
    case 'context': {
      const get = compilePath(path);
      return { slot, root: 'outside', path, field: from, look: (event) => get(event.context) };
    }
    case 'event':
      return { slot, root: 'outside', path, field: from, look: (event) => fact(event, path[0]) };
    default:
      return { slot, root: 'data', path: whole, field: from, look: undefined };
  }
}

function fact(event: Event, name: string | number | undefined): Json | undefined {
  if (name === 'id') return event.id;
  if (name === 'type') return event.type;
  return name === 'timestamp' ? event.timestamp : undefined;
}
