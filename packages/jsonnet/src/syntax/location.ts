/** A text to be read, under the name by which errors speak of it. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** A part of a source: offsets in UTF-16 units, the end not included. Lines and columns are counted when asked for. */
export interface Span {
  readonly source: Source;
  readonly begin: number;
  readonly end: number;
}
