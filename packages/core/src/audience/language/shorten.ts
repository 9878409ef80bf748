const LONGEST = 30;

/** As much of it as a message can hold, in whole characters. */
export function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const code = text.codePointAt(LONGEST - 1) ?? 0;
  return `${text.slice(0, code > 0xffff ? LONGEST - 1 : LONGEST)}…`;
}
