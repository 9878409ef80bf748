/** Finds the next unit that takes more than one byte, several times faster than looking at each. */
const WIDE = /[\u0080-\uffff]/g;
/** After so many narrow units in a row the search takes over again. */
const PATIENCE = 12;

/** UTF-8 length of a well-formed text in bytes, without encoding it. A lone surrogate counts as U+FFFD: three. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  let at = 0;
  for (;;) {
    WIDE.lastIndex = at;
    if (!WIDE.test(text)) return bytes;
    at = WIDE.lastIndex - 1;
    for (let narrow = 0; narrow < PATIENCE && at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 0x80) {
        narrow++;
        continue;
      }
      narrow = 0;
      if (unit < 0x800) bytes += 1;
      else {
        bytes += 2;
        if (unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text, at + 1)) at++;
      }
    }
  }
}

/** Is a text at most `limit` bytes long? Most are told by their length alone: a unit takes three bytes at most. */
export function withinBytes(text: string, limit: number): boolean {
  return text.length * 3 <= limit || (text.length <= limit && utf8Length(text) <= limit);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
