const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

// What JSON forbids, and what terminals act upon.
// oxlint-disable-next-line no-control-regex
const escaped = /["\\\u0000-\u001f\u007f-\u009f]/g;

/** The text as a string of JSON, quotes included. */
export function escapeJson(text: string): string {
  const inner = text.replace(
    escaped,
    (char) => short[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${inner}"`;
}
