import type { Issue } from '../../result/issue.ts';

/** Why a text is no filter, and where. Lines and columns count from 1; columns and `length` are UTF-16 units. */
export interface FilterFault extends Issue {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export type FilterFaultCode =
  | 'filter_empty'
  | 'filter_too_long'
  | 'filter_too_deep'
  | 'filter_too_many_conditions'
  | 'filter_too_many_values'
  /** Something else stands where something is expected. */
  | 'filter_syntax'
  | 'filter_text'
  | 'filter_number'
  | 'filter_span'
  | 'filter_point'
  | 'filter_function'
  | 'filter_source'
  /** Something that is not for events, in what follows WHERE. */
  | 'filter_where';

/** From one place up to and without another, in UTF-16 units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** How the parser leaves a text; nobody outside sees it. */
export class Unfit extends Error {
  readonly code: FilterFaultCode;
  readonly hint: string | undefined;
  readonly from: number;
  readonly to: number;

  constructor(code: FilterFaultCode, message: string, hint: string | undefined, { from, to }: TextRange) {
    super(message);
    this.name = 'Unfit';
    this.code = code;
    this.hint = hint;
    this.from = from;
    this.to = to;
  }
}

export function faultOf(text: string, { code, message, hint, from, to }: Unfit): FilterFault {
  const { line, column } = placeOf(text, from);
  return { code, message, ...(hint === undefined ? {} : { hint }), line, column, length: to - from };
}

function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  let [line, start] = [1, 0];
  for (const { index, 0: end } of text.slice(0, at).matchAll(/\r\n|\r|\n/g)) {
    line++;
    start = index + end.length;
  }
  return { line, column: at - start + 1 };
}
