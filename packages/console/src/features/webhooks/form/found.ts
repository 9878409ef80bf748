import type { Cell } from '../../../ui/cell.ts';
import type { Finding } from './findings.ts';

/** What was found, and what somebody has been at: decides what is said. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly touched: ReadonlySet<string>;
  /** The field that is being typed into: what is wrong there is said when it is left. */
  readonly typing: string | undefined;
  /** Somebody tried to save: everything is said. */
  readonly all: boolean;
}

/** Says everything that is missing, and what the hub refused, also of the field the cursor is still in; what is only odd stays said. */
export function showRefusal(found: Cell<Found>, refused: readonly Finding[]): void {
  const { findings, ...rest } = found.get();
  const known = refused.length === 0 ? findings : [...refused, ...findings.filter(({ wrong }) => !wrong)];
  found.set({ ...rest, findings: known, typing: undefined, all: true });
}
