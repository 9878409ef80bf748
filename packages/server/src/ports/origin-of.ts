/** Scheme, host and port of an address; the text itself when it is not one. */
export function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address;
}
