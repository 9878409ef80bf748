/** A request, as it would leave or has left. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Undefined: the method has none. */
  readonly body: unknown;
  readonly bytes: number;
}

/** In the place of names that cannot be read back. */
export const SECRET_HEADERS = '(secret headers)';
