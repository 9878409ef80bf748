/** A secret behind the `#` of an address, which browsers do not send: `#code=abc`. */
export function fromFragment(hash: string, name: string): string | undefined {
  const value = new URLSearchParams(hash.replace(/^#/, '')).get(name)?.trim();
  return value === undefined || value === '' ? undefined : value;
}
