/** A scalar as it is written, before it is known what it means. */
export interface Scalar {
  readonly text: string;
  /** Without quotes: it may be a number, a boolean or null. */
  readonly plain: boolean;
}

const constants: ReadonlyMap<string, null | boolean> = new Map([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const based = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;

/**
 * The core schema of YAML 1.2 (10.3.2). Not-a-number and the infinities have no place in Jsonnet: they stay the text
 * they are, and so does what is too large for a double.
 */
function resolveCore(text: string): null | boolean | number | string {
  const constant = constants.get(text);
  if (constant !== undefined) return constant;
  if (!decimal.test(text) && !based.test(text)) return text;
  const number = Number(text.startsWith('+') ? text.slice(1) : text);
  return Number.isFinite(number) ? number : text;
}

/** What a scalar with such a tag means; other tags change nothing. */
export function resolveScalar(
  { text, plain }: Scalar,
  tag: string | undefined,
): null | boolean | number | string {
  switch (tag) {
    case '!':
    case '!!str':
      return text;
    case '!!null':
    case '!!bool':
    case '!!int':
    case '!!float':
      return resolveCore(text);
    default:
      return plain ? resolveCore(text) : text;
  }
}
