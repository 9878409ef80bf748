/** Keys as this hub makes them, and what clients write beside them. */
const KEYS = /cw[aikst]_[A-Za-z0-9_-]{8,}/g;
const MARKED =
  /("(?:writeKey|write_key|api_key|token|secret|password|authorization)"\s*:\s*")(?:[^"\\]|\\.)*"/gi;

/** A request body as it may be kept: without the keys that it was sent with. */
export function redactKeys(body: string): string {
  return body.replace(MARKED, '$1[redacted]"').replace(KEYS, '[redacted]');
}
