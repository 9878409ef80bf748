import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- figures: begin -->';
const END = '<!-- figures: end -->';

/** Writes the table between the marks of a page that has them; any other file becomes the table. */
export function writeTable(file: string, table: string): void {
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END, begin);
  const between = begin >= 0 && end >= 0;
  writeFileSync(
    file,
    between ? `${page.slice(0, begin + BEGIN.length)}\n\n${table}\n${page.slice(end)}` : table,
  );
}
