/** What covers a secret in what the hub shows, and what a person puts in its place. */
const COVER = /•+/g;
const PLACEHOLDER = 'YOUR_KEY';

interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: unknown;
}

/** The request as a command for a POSIX shell. Where a secret was taken out stands `YOUR_KEY`. */
export function curlOf({ method, url, headers, body }: ShownRequest): string {
  const parts = [`curl -X ${quoted(method)} ${quoted(uncovered(url))}`];
  for (const { name, value } of headers) parts.push(`-H ${quoted(oneLine(`${name}: ${uncovered(value)}`))}`);
  if (body !== null && body !== undefined)
    parts.push(`--data-raw ${quoted(typeof body === 'string' ? body : JSON.stringify(body))}`);
  return parts.join(' \\\n  ');
}

/** One word of a POSIX shell, whatever is in it. Nothing ends single quotes but a single quote. */
export function quoted(text: string): string {
  const word = text.replaceAll('\0', '');
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function uncovered(text: string): string {
  return text.replaceAll(COVER, PLACEHOLDER);
}

/** A line break in a header would begin another header. */
function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}
