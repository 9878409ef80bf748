import type { Issue } from '@causeway/core/result/issue';
import type { RecordedFlight, SettledMove } from '../ports/delivery-store.ts';

const NONE: readonly SettledMove[] = Object.freeze([]);

/**
 * What became of the identifiers that a flight moved: those before the request `step` were moved, and that one, where
 * there is a reason, was refused.
 */
export function movesOf(
  { flight, messages }: RecordedFlight,
  step: number,
  refused: Issue | undefined,
): readonly SettledMove[] {
  const [entry] = flight.entries;
  if (entry === undefined || !flight.requests.some(({ move }) => move !== undefined)) return NONE;
  const event = Math.max(...messages.keys());
  return flight.requests.flatMap(({ move }, index): SettledMove[] => {
    if (move === undefined || index > step || (index === step && refused === undefined)) return [];
    return [
      {
        ...move,
        customer: entry.customer,
        event: Number.isFinite(event) ? event : undefined,
        refused: index === step ? refused : undefined,
      },
    ];
  });
}
