/** UTF-8 length of a well-formed text in bytes, without encoding it. A lone surrogate counts as U+FFFD: three. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text, at + 1)) {
      bytes += 2;
      at++;
    } else bytes += 2;
  }
  return bytes;
}

/** Is a text at most `limit` bytes long? Most are told by their length alone: a unit takes three bytes at most. */
export function withinBytes(text: string, limit: number): boolean {
  return text.length * 3 <= limit || (text.length <= limit && utf8Length(text) <= limit);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
