import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { WireRequest } from '../../ports/request-signatures.ts';

/**
 * The canonical forms of a request that its client may have signed (Escher specification, section 2.1), the likeliest
 * first. The specification leaves open how far path and query are encoded, and the clients that people use differ in
 * it: all of these forms say the same request, so a signature over any of them is good.
 */
export function canonicalForms(request: WireRequest, signedHeaders: readonly string[]): readonly string[] {
  const mark = request.target.indexOf('?');
  const path = mark < 0 ? request.target : request.target.slice(0, mark);
  const query = mark < 0 ? '' : request.target.slice(mark + 1);
  const rest = [
    ...signedHeaders.map((name) => `${name}:${headerValue(request, name) ?? ''}`),
    '',
    signedHeaders.join(';'),
    createHash('sha256').update(request.body).digest('hex'),
  ].join('\n');
  const forms = new Set<string>();
  for (const onePath of pathForms(path))
    for (const oneQuery of queryForms(query))
      forms.add([request.method.toUpperCase(), onePath, oneQuery, rest].join('\n'));
  return [...forms];
}

/** All values of a header in their order, joined by commas, or undefined when it was not sent. */
export function headerValue({ headers }: WireRequest, name: string): string | undefined {
  const values = headers.filter(([sent]) => sent.toLowerCase() === name).map(([, value]) => trimmed(value));
  return values.length === 0 ? undefined : values.join(',');
}

/** Without spaces around it, and with single ones within, save between quotes. */
function trimmed(value: string): string {
  return value
    .trim()
    .split('"')
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/\s+/g, ' ')))
    .join('"');
}

const TRIPLET = /%[0-9a-f]{2}/gi;
const UNRESERVED = /[\w.~-]/;

function pathForms(sent: string): ReadonlySet<string> {
  const path = posix.normalize(sent === '' ? '/' : sent);
  // What needs no encoding is decoded, and the digits of what does are capitals.
  const encoded = path.replaceAll(TRIPLET, (triplet) => {
    const sign = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
    return UNRESERVED.test(sign) ? sign : triplet.toUpperCase();
  });
  return new Set([path, encoded]);
}

type Pair = readonly [name: string, value: string];
type Encode = (text: string) => string;

const hex = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** By RFC 3986, as most clients do; as JavaScript does; and with reserved characters as they are, to the letter. */
const ENCODERS: readonly Encode[] = [
  (text) => encodeURIComponent(text).replaceAll(/[!'()*]/g, hex),
  (text) => encodeURIComponent(text).replaceAll(/['()]/g, hex),
  (text) => encodeURI(text).replaceAll(/%5[BD]/g, (triplet) => (triplet === '%5B' ? '[' : ']')),
];

function queryForms(query: string): ReadonlySet<string> {
  const pairs = query
    .split('&')
    .filter((part) => part !== '')
    .map((part): Pair => {
      const equals = part.indexOf('=');
      return equals < 0
        ? [decoded(part), '']
        : [decoded(part.slice(0, equals)), decoded(part.slice(equals + 1))];
    });
  // The loyalty hub's own client writes a plus as a space, and says so in its rules.
  const spaced = pairs.map(([name, value]): Pair => [name.replaceAll('+', ' '), value.replaceAll('+', ' ')]);
  const forms = new Set<string>();
  for (const encode of ENCODERS) {
    for (const some of [pairs, spaced]) {
      const encoded = some.map(([name, value]): Pair => [encode(name), encode(value)]);
      forms.add(encoded.map(joined).toSorted(byText).join('&'));
      forms.add(
        encoded
          .toSorted(([a], [b]) => byText(a, b))
          .map(joined)
          .join('&'),
      );
    }
  }
  return forms;
}

function joined([name, value]: Pair): string {
  return `${name}=${value}`;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** As a form is decoded; what is not rightly encoded stays as it is. */
function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced).toWellFormed();
  } catch {
    return spaced;
  }
}
