import { createContext, useContext, type Context } from 'react';
import { useCell, type Cell } from '../../../ui/cell.ts';
import { isWithin, valueAt, withValue } from './at-path.ts';
import type { Fault, Found } from './fault.ts';
import type { FormBase } from './form-cells.ts';

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

/** One field of the form, with what there is to say about it or what is inside of it. `T`: what the form holds there. */
export function useField<T>(place: string): FieldUse<T> {
  const tools = useForm();
  return {
    value: useValue(place) as T,
    change: (next) => setField(tools, place, next),
    readOnly: tools.readOnly,
    input: { id: idOf(place), name: place, onBlur: () => touch(tools.found, place) },
    error: useFault(place, true)?.message,
  };
}

/** What the form holds at a place. */
export function useValue(place: string): unknown {
  return useCell(useForm().values, (all) => valueAt(all, place));
}

export function setField<V>(
  { values, readOnly }: Pick<FormBase<V>, 'values' | 'readOnly'>,
  place: string,
  value: unknown,
): void {
  if (!readOnly) values.set(withValue(values.get(), place, value));
}

/** A click that leaves a field has to land where it was aimed at, before anything moves. */
const CLICK_MS = 200;

export function touch(found: Cell<Found>, place: string): void {
  setTimeout(() => {
    const state = found.get();
    if (!state.touched.has(place)) found.set({ ...state, touched: new Set([...state.touched, place]) });
  }, CLICK_MS);
}

/** What there is to say about a field now; `inside`: about any part of it too. */
export function useFault(place: string, inside = false): Fault | undefined {
  const { found } = useForm();
  return useCell(found, ({ faults, refused, hub, touched, all }) =>
    [...refused, ...faults, ...hub].find(
      (fault) =>
        (inside ? isWithin(fault.place, place) : fault.place === place) &&
        (!fault.missing || all || touched.has(place)),
    ),
  );
}

const TRIES = 40;
/** So long a field may take to come, before what is around it is shown instead. */
const OWN_TRIES = 15;

/** Shows a field: opens what hides it, scrolls there and puts the cursor into it, or into what is around it. */
export function showField({ revealed }: Pick<AnyForm, 'revealed'>, place: string): void {
  revealed.set({ place });
  let tries = 0;
  const look = (): void => {
    tries += 1;
    const element = elementAt(place, tries > OWN_TRIES);
    if (element !== undefined) {
      element.scrollIntoView({ block: 'center' });
      element.focus({ preventScroll: true });
    } else if (tries < TRIES) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function elementAt(place: string, around: boolean): HTMLElement | undefined {
  const element = document.getElementById(idOf(place));
  if (element !== null && element.offsetParent !== null) return element;
  const outer = place.slice(0, Math.max(0, place.lastIndexOf('.')));
  return around && outer !== '' ? elementAt(outer, around) : undefined;
}
