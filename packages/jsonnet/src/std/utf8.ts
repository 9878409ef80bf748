/** The bytes of a text in UTF-8; half a surrogate pair becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    length = put(bytes, length, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
  }
  return bytes.subarray(0, length);
}

function put(bytes: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    bytes[at] = point;
    return at + 1;
  }
  const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  const lead = [0, 0xc0, 0xe0, 0xf0][more] ?? 0;
  bytes[at] = lead | (point >> (6 * more));
  for (let n = 1; n <= more; n++) bytes[at + n] = 0x80 | ((point >> (6 * (more - n))) & 0x3f);
  return at + more + 1;
}

/** How many bytes it takes, without making them. */
export function utf8Length(text: string): number {
  let length = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}

/** The text; each maximal ill-formed part becomes one U+FFFD, as Unicode recommends (chapter 3.9, table 3-8). */
export function decodeUtf8(bytes: Uint8Array): string {
  const parts: string[] = [];
  let chunk: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const { point, next } = take(bytes, at);
    at = next;
    chunk.push(point);
    if (chunk.length === 4096) {
      parts.push(String.fromCodePoint(...chunk));
      chunk = [];
    }
  }
  return parts.join('') + String.fromCodePoint(...chunk);
}

function take(bytes: Uint8Array, at: number): { point: number; next: number } {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return { point: lead, next: at + 1 };
  const more =
    lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
  let point = lead & (0x3f >> more);
  let next = at + 1;
  for (let n = 1; n <= more; n++, next++) {
    const byte = bytes[next];
    if (byte === undefined || !follows(lead, n, byte)) return { point: 0xfffd, next };
    point = (point << 6) | (byte & 0x3f);
  }
  return more === 0 ? { point: 0xfffd, next } : { point, next };
}

/** The second byte is bound further: no overlong forms, no surrogates, nothing above U+10FFFF. */
function follows(lead: number, nth: number, byte: number): boolean {
  if ((byte & 0xc0) !== 0x80) return false;
  if (nth > 1) return true;
  if (lead === 0xe0) return byte >= 0xa0;
  if (lead === 0xed) return byte < 0xa0;
  if (lead === 0xf0) return byte >= 0x90;
  return lead !== 0xf4 || byte < 0x90;
}
