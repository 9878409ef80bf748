/** HMAC-SHA256 and SHA-256 over bytes as they came. */
export interface SignedBytes {
  /** Is `digest` (64 hexadecimal digits) the HMAC of the text and the bytes after it? Takes as long for a wrong one. */
  readonly holds: (secret: string, text: string, bytes: Uint8Array, digest: string) => boolean;
  /** SHA-256 of the text and the bytes after it, in hexadecimal digits. */
  readonly digest: (text: string, bytes: Uint8Array) => string;
}
