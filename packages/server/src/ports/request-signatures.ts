/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, exactly as sent. */
  readonly target: string;
  /** In their order, repeated ones as often as they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Before anything is unpacked. */
  readonly body: Uint8Array;
}

/** What a signed request says about its signature; nothing of it is checked yet. */
export interface SignatureClaim {
  readonly key: string;
  /** YYYYMMDD. */
  readonly day: string;
  readonly scope: string;
  /** Names in small letters, sorted. */
  readonly signedHeaders: readonly string[];
  /** 64 hexadecimal digits. */
  readonly signature: string;
}

/** Why a signature does not hold. */
export type SignatureFault =
  | { readonly kind: 'scope'; readonly scope: string }
  | { readonly kind: 'unsigned'; readonly header: string }
  | { readonly kind: 'missing'; readonly header: string }
  | { readonly kind: 'date'; readonly sent: string }
  | { readonly kind: 'day' }
  | { readonly kind: 'stale'; readonly seconds: number }
  /** `canonical` is what should have been signed. */
  | { readonly kind: 'mismatch'; readonly canonical: string };

/** Checks signatures of requests. */
export interface RequestSignatures {
  /** The claim in an Authorization header: undefined when it is about something else. */
  readonly read: (authorization: string) => SignatureClaim | 'malformed' | undefined;
  /** Undefined when the signature holds. `now`: Unix milliseconds. */
  readonly verify: (
    claim: SignatureClaim,
    request: WireRequest,
    secret: string,
    now: number,
  ) => SignatureFault | undefined;
}
