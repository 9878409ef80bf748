import type { Answer } from './consent-state.ts';

/** Facts about a person or about what happened; anything JSON can say. */
export type Facts = Readonly<Record<string, unknown>>;

/** What a page calls. Nothing of it throws, and every function may be passed on alone. */
export interface Causeway {
  readonly library: { readonly name: string; readonly version: string };
  /** Says who the visitor is, or (without an id) what is known of somebody still unnamed. */
  readonly identify: (userId: string | number | Facts, traits?: Facts) => void;
  /** Something happened. */
  readonly track: (event: string, properties?: Facts) => void;
  /** A page was seen; `autoPage` says this by itself. */
  readonly page: (name?: string | Facts, properties?: Facts) => void;
  readonly group: (groupId: string | number, traits?: Facts) => void;
  /** Two ids are one person: `previousId` (who the visitor was until now, unless given) becomes `userId`. */
  readonly alias: (userId: string | number, previousId?: string | number) => void;
  /** What the visitor answered, or a consent tool on their behalf. What it does not speak of stays as it was. */
  readonly consent: (answer: Answer) => void;
  /** Somebody signed out: the next events are a new visitor's. What waits is still sent, and consent stays. */
  readonly reset: () => void;
  /** Sends what waits. Ends when nothing more can be sent for now, whether or not all of it was. */
  readonly flush: () => Promise<void>;
  /** The visitor's anonymous id; undefined while nothing may be stored. */
  readonly anonymousId: () => string | undefined;
  /** A call by its name, as pages make them before the script is there: `push(['track', 'Seen'])`. */
  readonly push: (...calls: readonly Call[]) => void;
}

/** The name of a function of `Causeway`, and what to call it with. */
export type Call = readonly [name: string, ...args: unknown[]];
