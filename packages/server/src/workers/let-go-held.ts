import type { Clock } from '../ports/clock.ts';
import type { HeldFor, HeldMessages, LetGo } from '../ports/held-messages.ts';

export interface LettingGo {
  readonly integration: number;
  readonly workspace: number;
}

export interface LetGoTools {
  readonly held: HeldMessages;
  /** Integrations that hold nothing any more, and may have held something before. */
  readonly integrations: () => readonly LettingGo[];
  readonly submit: LetGo;
  /** Nothing is held for these any more. */
  readonly done: (integrations: readonly number[]) => Promise<unknown>;
  readonly clock: Clock;
}

/** Customers that are read, and let go, at once: a backlog holds nobody up. */
const PORTION = 200;

/**
 * Lets go what is held for integrations that send what visitors do since their settings changed, in the order in which
 * it came. Answers of how many customers it let something go.
 */
export async function letGoHeld({ held, integrations, submit, done, clock }: LetGoTools): Promise<number> {
  const going = new Map(integrations().map(({ integration, workspace }) => [integration, workspace]));
  if (going.size === 0) return 0;
  let count = 0;
  let place: HeldFor = { customer: 0, integration: 0 };
  for (;;) {
    const portion = await held.after(place, PORTION);
    const looks = portion.flatMap(({ customer, integration }) => {
      const workspace = going.get(integration);
      return workspace === undefined
        ? []
        : [{ workspace, receivedAt: clock(), look: customer, letGo: integration }];
    });
    if (looks.length > 0) await submit(looks);
    count += looks.length;
    const last = portion.at(-1);
    if (last === undefined || portion.length < PORTION) break;
    place = last;
  }
  await done([...going.keys()]);
  return count;
}
