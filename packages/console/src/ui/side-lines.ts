import type { DiffLine } from './line-diff.ts';

/** Two lines beside each other. Undefined: there is none on that side. */
export interface SideRow {
  readonly kind: 'same' | 'changed';
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The lines of a difference in two columns: what was removed stands beside what came in its place. */
export function sideRows(lines: readonly DiffLine[]): readonly SideRow[] {
  const rows: SideRow[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = (): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++)
      rows.push({ kind: 'changed', before: removed[index], after: added[index] });
    removed = [];
    added = [];
  };
  for (const { kind, text } of lines) {
    if (kind === 'removed') {
      // What is removed after something was added belongs to another place.
      if (added.length > 0) flush();
      removed.push(text);
    } else if (kind === 'added') added.push(text);
    else {
      flush();
      rows.push({ kind: 'same', before: text, after: text });
    }
  }
  flush();
  return rows;
}
