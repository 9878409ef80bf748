import { createContext, useContext, type Context } from 'react';
import { useCell, type Cell } from '../../../ui/cell.ts';
import type { OurFields } from '../insider/our-fields.ts';
import type { CustomValues } from './custom-values.ts';
import type { Fault } from './form-faults.ts';
import type { Options } from './placeholder-marks.ts';

/** What was found, and what somebody has been at: decides what is said. */
export interface Found {
  readonly faults: readonly Fault[];
  readonly touched: ReadonlySet<string>;
  /** Somebody tried to save: everything is said. */
  readonly all: boolean;
}

/** What every part of the form shares. */
export interface FormTools {
  readonly values: Cell<CustomValues>;
  readonly found: Cell<Found>;
  /** Opens what is folded up. */
  readonly revealed: Cell<{ readonly place: string } | undefined>;
  readonly readOnly: boolean;
  readonly ours: OurFields;
  /** What placeholders can name. */
  readonly options: Options;
  /** The secrets that are set, by name. */
  readonly kept: ReadonlySet<string>;
}

export const FormToolsContext: Context<FormTools | undefined> = createContext<FormTools | undefined>(
  undefined,
);

export function useFormTools(): FormTools {
  const tools = useContext(FormToolsContext);
  if (tools === undefined) throw new Error('This part stands outside of the form.');
  return tools;
}

export function idOf(place: string): string {
  return `field-${place}`;
}

interface FieldUse<T> {
  readonly value: T;
  readonly change: (value: T) => void;
  readonly readOnly: boolean;
  /** For the input itself. */
  readonly input: { readonly id: string; readonly name: string; readonly onBlur: () => void };
  readonly error: string | undefined;
}

/** One field of the form, with what there is to say about it. */
export function useField<K extends keyof CustomValues>(key: K): FieldUse<CustomValues[K]> {
  const tools = useFormTools();
  const value = useCell(tools.values, (all) => all[key]);
  return {
    value,
    change: (next) => setField(tools, key, next),
    readOnly: tools.readOnly,
    input: { id: idOf(key), name: key, onBlur: () => touch(tools.found, key) },
    error: useFault(key)?.message,
  };
}

export function setField<K extends keyof CustomValues>(
  { values, readOnly }: FormTools,
  key: K,
  value: CustomValues[K],
): void {
  if (!readOnly) values.set({ ...values.get(), [key]: value });
}

/** A click that leaves a field has to land where it was aimed at, before anything moves. */
const CLICK_MS = 200;

export function touch(found: Cell<Found>, place: string): void {
  setTimeout(() => {
    const state = found.get();
    if (!state.touched.has(place)) found.set({ ...state, touched: new Set([...state.touched, place]) });
  }, CLICK_MS);
}

/** What there is to say about a field now. */
export function useFault(place: string): Fault | undefined {
  const { found } = useFormTools();
  return useCell(found, ({ faults, touched, all }) =>
    faults.find((fault) => fault.place === place && (!fault.missing || all || touched.has(place))),
  );
}

const TRIES = 40;

/** Shows a field: opens what hides it, scrolls there and puts the cursor into it. */
export function showField({ revealed }: Pick<FormTools, 'revealed'>, place: string): void {
  revealed.set({ place });
  let tries = 0;
  const look = (): void => {
    tries += 1;
    const element = document.getElementById(idOf(place));
    if (element !== null && element.offsetParent !== null) {
      element.scrollIntoView({ block: 'center' });
      element.focus({ preventScroll: true });
    } else if (tries < TRIES) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
