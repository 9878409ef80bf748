import { useMemo } from 'react';
import { useRowKeys } from '../form/row-keys.ts';
import { useCount, useFormTools, type Place } from './form-tools.ts';
import type {
  EventRowValues,
  InboundEventValues,
  InboundRowValues,
  ParamRowValues,
  ProfileRowValues,
} from './form-values.ts';

/** The lists of the form, and what their rows are. */
interface Lists {
  readonly [list: `events.${number}.${'rows' | 'orderRows'}`]: ParamRowValues;
  readonly [list: `inbound.events.${number}.rows`]: InboundRowValues;
  readonly profile: ProfileRowValues;
  readonly events: EventRowValues;
  readonly 'inbound.profile': InboundRowValues;
  readonly 'inbound.events': InboundEventValues;
}

export interface Rows<T> {
  readonly keys: readonly string[];
  readonly add: (row: T, focus: string) => void;
  readonly move: (from: number, to: number) => void;
  readonly duplicate: (index: number) => void;
  readonly remove: (index: number) => void;
}

/** A list of rows: each change ends with the cursor on the row it was about. `field`: what has the cursor then. */
export function useRows<N extends keyof Lists>(list: N, field: string): Rows<Lists[N]> {
  const { get, set, show } = useFormTools();
  const keys = useRowKeys(useCount(list));
  const { insert, move, remove } = keys;
  const changes = useMemo(() => {
    const rows = (): readonly Lists[N][] => (get(list as Place) ?? []) as unknown as readonly Lists[N][];
    const put = (next: readonly Lists[N][]): void => set(list as Place, next as never);
    const showRow = (index: number, part = field): void => show(`${list}.${index}.${part}`);
    return {
      add: (row: Lists[N], focus: string): void => {
        const at = rows().length;
        insert(at);
        put([...rows(), row]);
        showRow(at, focus);
      },
      move: (from: number, to: number): void => {
        const [row] = rows().slice(from, from + 1);
        if (row === undefined) return;
        move(from, to);
        put(rows().toSpliced(from, 1).toSpliced(to, 0, row));
        showRow(to);
      },
      duplicate: (index: number): void => {
        const [row] = rows().slice(index, index + 1);
        if (row === undefined) return;
        insert(index + 1);
        put(rows().toSpliced(index + 1, 0, structuredClone(row)));
        showRow(index + 1);
      },
      remove: (index: number): void => {
        remove(index);
        put(rows().toSpliced(index, 1));
        const left = rows().length;
        if (left > 0) showRow(Math.min(index, left - 1));
      },
    };
  }, [list, field, get, set, show, insert, move, remove]);
  return { keys: keys.keys, ...changes };
}
