import { createContext, useContext, type Context } from 'react';
import { useCell, type Cell } from '../../../ui/cell.ts';
import type { Fault, Found } from './fault.ts';

/** What every part of a form shares, whatever the form holds. */
export interface FormBase<V> {
  readonly values: Cell<V>;
  readonly found: Cell<Found>;
  /** Opens what is folded up. */
  readonly revealed: Cell<{ readonly place: string } | undefined>;
  readonly readOnly: boolean;
}

type AnyForm = FormBase<Readonly<Record<string, unknown>>>;

/** Parts that any form may have read it; each form says by a hook of its own what it really holds. */
export const FormContext: Context<AnyForm | undefined> = createContext<AnyForm | undefined>(undefined);

export function useForm(): AnyForm {
  const tools = useContext(FormContext);
  if (tools === undefined) throw new Error('This part stands outside of the form.');
  return tools;
}

/** A form as every part of a form sees it. */
export function anyForm<V>(tools: FormBase<V>): AnyForm {
  return tools as unknown as AnyForm;
}

export function idOf(place: string): string {
  return `field-${place}`;
}

export interface FieldUse<T> {
  readonly value: T;
  readonly change: (value: T) => void;
  readonly readOnly: boolean;
  /** For the input itself. */
  readonly input: { readonly id: string; readonly name: string; readonly onBlur: () => void };
  readonly error: string | undefined;
}

/** One field of the form, with what there is to say about it. `T` is what the form holds there. */
export function useField<T>(key: string): FieldUse<T> {
  const tools = useForm();
  const value = useCell(tools.values, (all) => all[key]);
  return {
    value: value as T,
    change: (next) => setField(tools, key, next),
    readOnly: tools.readOnly,
    input: { id: idOf(key), name: key, onBlur: () => touch(tools.found, key) },
    error: useFault(key)?.message,
  };
}

export function setField<V, K extends keyof V>(
  { values, readOnly }: Pick<FormBase<V>, 'values' | 'readOnly'>,
  key: K,
  value: V[K],
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
  const { found } = useForm();
  return useCell(found, ({ faults, touched, all }) =>
    faults.find((fault) => fault.place === place && (!fault.missing || all || touched.has(place))),
  );
}

const TRIES = 40;

/** Shows a field: opens what hides it, scrolls there and puts the cursor into it. */
export function showField({ revealed }: Pick<AnyForm, 'revealed'>, place: string): void {
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
