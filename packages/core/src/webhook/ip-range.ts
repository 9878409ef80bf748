/** An address as its family and its 16-bit groups: two of them for IPv4, eight for IPv6. */
type Groups = readonly number[];

interface Range {
  readonly groups: Groups;
  /** How many leading bits count. */
  readonly bits: number;
}

/**
 * A test of addresses against ranges such as `203.0.113.0/24`, `2001:db8::/32` or single addresses. An IPv4 address in
 * IPv6 clothes (`::ffff:203.0.113.7`) counts as what it is, on both sides. Ranges that are none match nothing.
 */
export function compileIpRanges(ranges: readonly string[]): (address: string) => boolean {
  const known = ranges.map(parseRange).filter((range) => range !== undefined);
  return (address) => {
    const groups = parseAddress(address.split('%', 1)[0] ?? '');
    return groups !== undefined && known.some((range) => inside(groups, range));
  };
}

/** Why a range cannot be used; undefined when it can. */
export function ipRangeFault(text: string): string | undefined {
  if (parseRange(text) !== undefined) return undefined;
  const [address = '', length] = text.split('/');
  if (parseAddress(address) === undefined)
    return 'Write an address or a range: 203.0.113.7, 203.0.113.0/24, 2001:db8::/32.';
  return `/${length ?? ''} is no length of it: at most /${address.includes(':') ? 128 : 32}.`;
}

function parseRange(text: string): Range | undefined {
  const [address = '', length, ...rest] = text.trim().split('/');
  const groups = parseAddress(address);
  if (groups === undefined || rest.length > 0) return undefined;
  const whole = groups.length * 16;
  if (length === undefined) return { groups, bits: whole };
  if (!/^\d{1,3}$/.test(length)) return undefined;
  // A range of mapped addresses is written in the length of IPv6 and means IPv4.
  const bits = Number(length) - (address.includes(':') && groups.length === 2 ? 96 : 0);
  return bits >= 0 && bits <= whole ? { groups, bits } : undefined;
}

function inside(groups: Groups, range: Range): boolean {
  if (groups.length !== range.groups.length) return false;
  for (let index = 0; index * 16 < range.bits; index++) {
    const ignored = Math.max(0, (index + 1) * 16 - range.bits);
    if ((groups[index] as number) >> ignored !== (range.groups[index] as number) >> ignored) return false;
  }
  return true;
}

function parseAddress(text: string): Groups | undefined {
  if (!text.includes(':')) return parseFour(text);
  // A tail in dots stands for the last two groups.
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const tail = dotted === null ? [] : parseFour(dotted[2] ?? '');
  if (tail === undefined) return undefined;
  const head = dotted === null ? text : (dotted[1] ?? '');
  const groups = parseSix(head, tail);
  const mapped = groups?.every((group, index) => index > 5 || group === (index === 5 ? 0xffff : 0));
  return mapped === true ? groups?.slice(6) : groups;
}

function parseFour(text: string): Groups | undefined {
  const parts = text.split('.');
  // No zeros in front: some readers take 010 for eight.
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number);
  return [a * 256 + b, c * 256 + d];
}

function parseSix(head: string, tail: Groups): Groups | undefined {
  const halves = head.split('::');
  if (halves.length > 2) return undefined;
  const [left, right] = halves.map((half, index) =>
    parseGroups(half, index === halves.length - 1 && tail.length > 0),
  );
  if (left === undefined) return undefined;
  if (halves.length === 1) return left.length + tail.length === 8 ? [...left, ...tail] : undefined;
  if (right === undefined) return undefined;
  const missing = 8 - left.length - right.length - tail.length;
  return missing > 0 ? [...left, ...Array<number>(missing).fill(0), ...right, ...tail] : undefined;
}

/** `beforeTail`: the text ends with the colon that joins the dotted tail. */
function parseGroups(text: string, beforeTail: boolean): Groups | undefined {
  const bare = beforeTail && text.endsWith(':') ? text.slice(0, -1) : text;
  if (bare === '') return [];
  const parts = bare.split(':');
  return parts.every((part) => /^[\da-f]{1,4}$/i.test(part))
    ? parts.map((part) => parseInt(part, 16))
    : undefined;
}
