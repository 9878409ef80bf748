import { planOf } from '../custom/plan.ts';
import type { Destination, Installed } from '../delivery/destination.ts';
import { own, type JsonObject } from '../result/json.ts';
import type { TemplateShelf } from '../template/template-engine.ts';
import { compileHappenings } from './happenings.ts';
import { compileBody, compileSubject, type TriggerSubject } from './payload.ts';
import type { TriggerSettings } from './settings.ts';
import { compileTarget } from './target.ts';

/** What of a destination of these kinds differs between them. */
export interface Variant {
  /** The key of the kind. */
  readonly kind: string;
  /** Fields of the profile that are kept for reading the answer. */
  readonly origin: readonly string[];
}

export function contentTypeOf({ cloudEvents, batch }: TriggerSettings): string {
  if (cloudEvents === null) return 'application/json';
  return `application/cloudevents${batch === null ? '' : '-batch'}+json`;
}

/** What the queued events become, in the order in which they were registered. */
export function compilePlan(
  settings: TriggerSettings,
  shelf: TemplateShelf,
  { kind, origin }: Variant,
  about?: Installed,
): Destination['plan'] {
  const { method, shape, batch, anonymous } = settings;
  const happenings = compileHappenings(settings);
  const subjectOf = compileSubject(settings);
  return planOf<TriggerSubject>({
    packing: { method, shape, batch, contentType: contentTypeOf(settings) },
    anonymous,
    subject: (event, { customer, audiences = [] }) => {
      const said = happenings(event, audiences);
      return 'code' in said
        ? { nothing: said }
        : subjectOf({ event, customer, audiences, segmentEvents: said });
    },
    body: compileBody(settings, kind, shelf, about),
    target: compileTarget(settings, shelf),
    ...(origin.length === 0 ? {} : { origin: ({ profile }) => only(profile, origin) }),
  });
}

function only(profile: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = own(profile, name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
