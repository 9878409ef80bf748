/** Where in the grammar of JSON a text went wrong. */
export type JsonPlace =
  'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'array-rest' | 'object-rest' | 'end';

/** A token that is whole, but not what may stand there. */
export type JsonToken =
  '[' | ']' | '{' | '}' | ':' | ',' | 'true' | 'false' | 'null' | 'string' | 'number' | 'end';

/** What is wrong within a token. */
export type JsonLexical =
  | { readonly kind: 'literal'; readonly word: string | undefined; readonly wanted: string | undefined }
  | { readonly kind: 'number'; readonly after: '-' | '.' | 'e' | 'e+' }
  | { readonly kind: 'unclosed' | 'escape' | 'hex' | 'high-surrogate' | 'low-surrogate' | 'control' };

/** The first error in a text. Offsets are in UTF-16 units. */
export interface JsonFault {
  readonly text: string;
  readonly place: JsonPlace;
  /** The offending character; the text's length when there is none. */
  readonly at: number;
  /** Behind what has been read, and where the last string or number began. */
  readonly read: number;
  readonly tokenFrom: number;
  readonly wrong: { readonly token: JsonToken } | JsonLexical;
}
