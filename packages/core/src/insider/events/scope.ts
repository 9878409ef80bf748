import type { Event } from '../../event/event.ts';
import type { Json } from '../../result/json.ts';
import { compilePath, parsePath } from '../../mapping/path.ts';
import type { Path } from '../../mapping/path.ts';

/** What a parameter row can look at: the event, and the line it is being written for, if any. */
export interface Scope {
  readonly event: Event;
  readonly line: Json | undefined;
  readonly lineField: string;
}

export interface Getter {
  readonly get: (scope: Scope) => Json | undefined;
  readonly root: 'data' | 'line' | 'context' | 'event';
  readonly path: Path;
  /** The field as the sender would find it. */
  readonly field: (scope: Scope) => string;
}

/** A row's source as a function. `line.x`, `context.x` and `event.x` have roots of their own; the rest is event data. */
export function compileGetter(from: string): Getter | undefined {
  const path = parsePath(from);
  if (path === undefined) return undefined;
  const [root] = path;
  const inner = path.slice(1);
  const get = compilePath(root === 'line' || root === 'context' || root === 'event' || root === 'order' ? inner : path);
  const name = inner.map(String).join('.');
  if (root === 'line') {
    return { root, path: inner, get: ({ line }) => get(line), field: ({ lineField }) => `${lineField}.${name}` };
  }
  if (root === 'context') return { root, path: inner, get: ({ event }) => get(event.context), field: () => from };
  if (root === 'event') return { root, path: inner, get: ({ event }) => fact(event, name), field: () => from };
  if (root === 'order') return { root: 'data', path: inner, get: ({ event }) => get(event.data), field: () => name };
  return { root: 'data', path, get: ({ event }) => get(event.data), field: () => from };
}

function fact(event: Event, name: string): Json | undefined {
  if (name === 'id') return event.id;
  if (name === 'type') return event.type;
  return name === 'timestamp' ? event.timestamp : undefined;
}
