import { isObject, type Json, type JsonObject } from '@causeway/core/result/json';

export type Move = 'joins' | 'leaves';

interface Named {
  readonly id: string;
  readonly slug: string;
}

/**
 * What a template would see of a person who joins or leaves an audience now. `entity`: what it sees of them with any
 * event. `chosen`: the short names of the audiences that the job is about.
 */
export function movedEntity(
  entity: JsonObject,
  { id, slug }: Named,
  chosen: ReadonlySet<string>,
  move: Move,
  at: string,
): JsonObject {
  const after = (before: readonly string[]): readonly string[] => {
    const others = before.filter((one) => one !== slug);
    return (move === 'joins' ? [...others, slug] : others).toSorted();
  };
  const now = texts(entity['_segments']);
  const event = isObject(entity['event']) ? entity['event'] : {};
  return {
    ...entity,
    _segments: after(now),
    job_segments: after(now).filter((one) => chosen.has(one)),
    segment_events: [
      move === 'joins' ? { id, event: 'enter', slug, enter: at } : { id, event: 'exit', slug, exit: at },
    ],
    event: { ...event, name: move === 'joins' ? 'audience_entered' : 'audience_left', timestamp: at },
  };
}

function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value)
    ? (value as readonly Json[]).filter((one): one is string => typeof one === 'string')
    : [];
}
