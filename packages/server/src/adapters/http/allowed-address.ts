import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** What the hub may not call unless the operator allows it: anything that is not plainly on the public internet. */
export function isPublicAddress(address: string): boolean {
  const bare = address.startsWith('[') && address.endsWith(']') ? address.slice(1, -1) : address;
  // Octal, hexadecimal and shortened forms are addresses to some and not to others: only the plain form is let on.
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !ipaddr.IPv6.isValid(bare)) return false;
  // 6to4, Teredo and NAT64 carry an IPv4 address inside; `range` names them, so they are refused with the rest.
  const parsed = ipaddr.process(bare);
  // Of IPv6 the internet uses 2000::/3 only; what lies outside holds forms such as ::7f00:1, an IPv4 address again.
  if (parsed.kind() === 'ipv6' && !parsed.match(GLOBAL_UNICAST)) return false;
  return parsed.range() === 'unicast';
}

/** A network the operator allows although it is private, for example 127.0.0.0/8 or 10.1.2.3/32. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Reads `10.0.0.0/8`, `::1/128` or a bare address; undefined when it is neither. */
export function parseNetwork(text: string): Network | undefined {
  const trimmed = text.trim();
  if (ipaddr.isValidCIDR(trimmed)) return ipaddr.parseCIDR(trimmed);
  if (!ipaddr.isValid(trimmed)) return undefined;
  const address = ipaddr.parse(trimmed);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

export function isAllowedAddress(address: string, allowed: readonly Network[]): boolean {
  if (isPublicAddress(address)) return true;
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return allowed.some(
    ([network, bits]) =>
      parsed.kind() === network.kind() && parsed.match([network, bits] as [ipaddr.IPv4, number]),
  );
}
