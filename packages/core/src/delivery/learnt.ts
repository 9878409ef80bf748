/** An attribute of a destination, as in its shadow. */
export interface LearntName {
  readonly name: string;
  readonly custom: boolean;
}

/** A value that left for a destination. `after`: the youngest event that there was by then. */
export interface SentText extends LearntName {
  readonly text: string;
  readonly after: number;
  /** The request came to nothing: it is not known whether it was heard. */
  readonly lost?: boolean;
}

/**
 * What a destination told about a customer, to be put into the shadow in the customer's order. `set`: it holds this
 * value (JSON text). `forget`: nobody can say what it holds, so what the customer has is sent again.
 */
export interface Learnt {
  readonly set: readonly (LearntName & { readonly text: string })[];
  readonly forget: readonly LearntName[];
  readonly identifiers: Readonly<Record<string, string>>;
  /** Identifiers that may be tried again, though the destination refused them. */
  readonly allow?: readonly string[];
  /** The destination's name of the event that was told: it is not told it back. */
  readonly event?: string;
}

/**
 * What `event` told, as it is to be learnt now. Where another value has left for the destination since, that may be
 * what it holds by now, and nobody can say. It happens when something is told between the reading of a customer and
 * the recording of the flight; with the destination's webhooks muted, no echo would ever put it right. The same holds
 * when what was told had left in a request that came to nothing: it is no echo then, and may be older than the request.
 */
export function overtaken(learnt: Learnt, event: number, sent: readonly SentText[]): Learnt {
  const forget = learnt.set
    .filter(({ name, custom, text }) =>
      sent.some(
        (one) =>
          one.name === name &&
          one.custom === custom &&
          (one.text === text ? one.lost === true : one.after >= event),
      ),
    )
    .map(({ name, custom }) => ({ name, custom }));
  return forget.length === 0 ? learnt : { ...learnt, forget: [...learnt.forget, ...forget] };
}
