/** An attribute of a destination, as in its shadow. */
export interface LearntName {
  readonly name: string;
  readonly custom: boolean;
}

/**
 * What a destination told about a customer, to be put into the shadow in the customer's order. `set`: it holds this
 * value (JSON text). `forget`: nobody can say what it holds, so what the customer has is sent again.
 */
export interface Learnt {
  readonly set: readonly (LearntName & { readonly text: string })[];
  readonly forget: readonly LearntName[];
  readonly identifiers: Readonly<Record<string, string>>;
}
