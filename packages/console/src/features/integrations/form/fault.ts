/** Something wrong, and the field of the form that it is about. */
export interface Fault {
  readonly place: string;
  readonly message: string;
  /** It is not there yet: said when somebody has been there, or wants to save. */
  readonly missing: boolean;
  /** The field as it was probably meant. */
  readonly fix?: string | undefined;
}

/** What was found, and what somebody has been at: decides what is said. */
export interface Found {
  readonly faults: readonly Fault[];
  /** What the hub refused when it was to be saved; gone as soon as something is changed. */
  readonly refused: readonly Fault[];
  /** What the hub had to say of the draft, where it was asked. */
  readonly hub: readonly Fault[];
  readonly touched: ReadonlySet<string>;
  /** Somebody tried to save: everything is said. */
  readonly all: boolean;
}

export const NOTHING_FOUND: Found = { faults: [], refused: [], hub: [], touched: new Set(), all: false };
