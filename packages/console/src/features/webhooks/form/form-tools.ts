import { createContext, useContext, useMemo, type Context } from 'react';
import type { Answer } from '../../../app/api.ts';
import type { Sample } from '../trial/sample.ts';
import { useCell, type Cell } from '../../../ui/cell.ts';
import { isSaid, type Finding } from './findings.ts';
import type { Found } from './found.ts';
import type { WebhookValues } from './form-values.ts';
import { isWithin } from './place-of.ts';
import { valueAt, withValueAt } from './value-at.ts';

type EventTypes = Answer<'GET /v1/admin/event-types'>['data'];
type Attributes = Answer<'GET /v1/admin/attributes'>['data'];

/**
 * What every part of the form shares. The filters are a tree of any depth, which the field arrays of a form library do
 * not hold; so the values are one object, and each field looks at its place in it.
 */
export interface FormTools {
  readonly values: Cell<WebhookValues>;
  readonly found: Cell<Found>;
  readonly sample: Cell<Sample>;
  readonly readOnly: boolean;
  readonly types: EventTypes;
  readonly attributes: Attributes;
  /** The secrets that are kept, by their names. */
  readonly kept: Readonly<Record<string, { readonly set: boolean }>>;
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
  /** The same, letter by letter. */
  readonly type: (value: T) => void;
  readonly readOnly: boolean;
  /** For the input itself. */
  readonly input: { readonly id: string; readonly name: string; readonly onBlur: () => void };
}

/** One place of the form. Who asks says what is held there. */
export function useField<T>(place: string): FieldUse<T> {
  const tools = useFormTools();
  const value = useCell(tools.values, (all) => valueAt(all, place)) as T;
  return {
    value,
    change: (next) => setAt(tools, place, next),
    type: (next) => {
      setAt(tools, place, next);
      type(tools, place);
    },
    readOnly: tools.readOnly,
    input: { id: idOf(place), name: place, onBlur: () => setTimeout(() => leave(tools, place), CLICK_MS) },
  };
}

/** What was said about the place is about a value that is no more: it goes, until the hub has looked again. */
export function setAt({ values, found, readOnly }: FormTools, place: string, value: unknown): void {
  if (readOnly) return;
  values.set(withValueAt(values.get(), place, value));
  const { findings, ...rest } = found.get();
  const left = findings.filter((one) => !isWithin(one.place, place));
  if (left.length < findings.length) found.set({ ...rest, findings: left });
}

/** A click that leaves a field has to land where it was aimed at, before anything moves. */
const CLICK_MS = 200;

function type({ found }: FormTools, place: string): void {
  const state = found.get();
  if (state.typing !== place) found.set({ ...state, typing: place });
}

function leave({ found }: FormTools, place: string): void {
  const { touched, typing, ...rest } = found.get();
  if (typing !== place && touched.has(place)) return;
  found.set({
    ...rest,
    touched: new Set([...touched, place]),
    typing: typing === place ? undefined : typing,
  });
}

/** What there is to say about a place, and about what lies inside of it. */
export function useFindings(place: string, inside = false): readonly Finding[] {
  const { found } = useFormTools();
  const state = useCell(found, (all) => all);
  return useMemo(
    () =>
      state.findings.filter(
        (one) =>
          (inside ? isWithin(one.place, place) : one.place === place) &&
          one.place !== state.typing &&
          isSaid(one, state.touched, state.all),
      ),
    [state, place, inside],
  );
}

/** Puts the cursor into a field, or into the first one of what is meant, as soon as it is there. */
export function showField(place: string): void {
  let tries = 0;
  const look = (): void => {
    tries += 1;
    const element = elementOf(place) ?? (tries < TRIES ? null : elementOf(place.split('.', 1)[0] ?? ''));
    if (element !== null) {
      element.scrollIntoView({ block: 'center' });
      element.focus({ preventScroll: true });
    } else if (tries < TRIES) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const TRIES = 40;

function elementOf(place: string): HTMLElement | null {
  const id = idOf(place);
  const found =
    document.getElementById(id) ?? document.querySelector<HTMLElement>(`[id^="${CSS.escape(id)}\\."]`);
  return found === null || found.offsetParent === null ? null : found;
}
