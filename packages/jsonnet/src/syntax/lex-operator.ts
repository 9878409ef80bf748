import { SLASH, STAR } from './characters.ts';
import { isTextBlock } from './text-block.ts';

/** Indexed by ASCII. */
const PARTS = marks('!$:~+-&|^=<>*/%');
/** What only stands last in an operator that is alone. */
const NOT_LAST = marks('+-~!$');

export function isOperatorPart(unit: number): boolean {
  return PARTS[unit] === true;
}

/**
 * Where the operator ends that begins there: as long as can be, but that no comment or text block begins in it. What is
 * left of such a row, up to `row`, are operators of one character each.
 */
export function operatorEnd(text: string, begin: number): { readonly end: number; readonly row: number } {
  let row = begin;
  while (isOperatorPart(text.charCodeAt(row)) && !isComment(text, row) && !isTextBlock(text, row)) row++;
  let end = row;
  while (end > begin + 1 && NOT_LAST[text.charCodeAt(end - 1)] === true) end--;
  return { end, row };
}

function isComment(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== SLASH) return false;
  const next = text.charCodeAt(at + 1);
  return next === SLASH || next === STAR;
}

function marks(all: string): readonly boolean[] {
  const table: boolean[] = Array.from({ length: 128 }, () => false);
  for (const mark of all) table[mark.charCodeAt(0)] = true;
  return table;
}
