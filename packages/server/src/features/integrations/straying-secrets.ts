import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { JsonObject } from '@causeway/core/result/json';
import { originOf } from '../../ports/origin-of.ts';

/**
 * Secrets that changed settings would show to another host than the one they were entered for. Whoever may change
 * settings may not read secrets, so these are to be entered again, or taken away, in the same request.
 */
export function strayingSecrets(
  kind: DestinationKind,
  before: JsonObject,
  after: JsonObject,
  set: readonly string[],
): readonly string[] {
  const marks = new Map(set.map((name, index) => [name, `causeway-mark-${index}-`]));
  // A mark also reads as a header, for secrets that are headers themselves.
  const secrets = Object.fromEntries([...marks].map(([name, mark]) => [name, `x-${mark}: ${mark}`]));
  const connection = kind.connect(after, secrets);
  if (originOf(connection.baseUrl) === originOf(kind.connect(before, secrets).baseUrl)) return [];
  const shown = JSON.stringify(connection);
  return [...marks].filter(([, mark]) => shown.includes(mark)).map(([name]) => name);
}
