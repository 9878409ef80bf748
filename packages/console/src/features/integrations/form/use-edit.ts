import { useCallback, useEffect, useEffectEvent } from 'react';
import { useCell, type Cell } from '../../../ui/cell.ts';
import { extraCount, type Extra } from './extra.ts';
import type { FormBase } from './form-cells.ts';
import type { Integration, SaveRules } from './save-rules.ts';
import { useSave, type SaveUse } from './use-save.ts';

interface Edited<V> {
  readonly tools: FormBase<V>;
  /** As the hub has it now; it may change while somebody edits. */
  readonly integration: Integration;
  /** What is being changed. */
  readonly base: Integration;
  readonly setBase: (base: Integration) => void;
  readonly rules: SaveRules<V>;
  readonly extra: Cell<Extra>;
  /** The form as it was a moment after the last key. */
  readonly settled: V;
}

/** Saving a form; while nothing is typed it follows what others save. */
export function useEdit<V>(edited: Edited<V>): {
  readonly saving: SaveUse;
  readonly unsaved: () => boolean;
  /** How many things are changed. */
  readonly count: number;
} {
  const { tools, integration, base, setBase, rules, extra, settled } = edited;
  const { values, readOnly } = tools;
  const saving = useSave(tools, base, setBase, rules, extra);
  const unsaved = useCallback(
    () => !readOnly && rules.changesIn(base, values.get()) + extraCount(base, extra.get()) > 0,
    [base, values, extra, readOnly, rules],
  );
  const take = useEffectEvent((newer: Integration) => {
    if (newer.revision > base.revision && !unsaved()) saving.load(newer);
  });
  useEffect(() => take(integration), [integration]);
  const more = useCell(extra, (one) => extraCount(base, one));
  return { saving, unsaved, count: rules.changesIn(base, settled) + more };
}

/** Pausing makes a new revision too, and is no reason to disturb anybody who types. */
export function upToDate(
  held: Integration,
  newer: Integration,
  differences: (before: Integration, after: Integration) => readonly string[],
): Integration {
  const moved = newer.revision > held.revision;
  const same = differences(held, newer).every((what) => what.startsWith('It was'));
  return moved && same ? newer : held;
}
