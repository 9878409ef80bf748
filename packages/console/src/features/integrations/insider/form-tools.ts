import { createContext, useContext, useEffect, useEffectEvent, type Context } from 'react';
import {
  useController,
  type Control,
  type FieldPath,
  type FieldPathValue,
  type UseFormReturn,
} from 'react-hook-form';
import { useCell, type Cell } from './cell.ts';
import type { InsiderValues } from './form-values.ts';
import type { InsiderNames } from './insider-names.ts';
import type { OurFields } from './our-fields.ts';

/** A field that somebody wants to see; a new object each time, so that asking twice shows it twice. */
export interface Reveal {
  readonly path: string;
}

/** What every part of the form shares. */
export interface FormTools {
  readonly form: UseFormReturn<InsiderValues>;
  readonly control: Control<InsiderValues>;
  readonly readOnly: boolean;
  /** What the hub says is wrong, by field. */
  readonly faults: Cell<ReadonlyMap<string, string>>;
  readonly revealed: Cell<Reveal | undefined>;
  readonly ours: OurFields;
  readonly theirs: InsiderNames;
}

export const FormToolsContext: Context<FormTools | undefined> = createContext<FormTools | undefined>(
  undefined,
);

export function useFormTools(): FormTools {
  const tools = useContext(FormToolsContext);
  if (tools === undefined) throw new Error('This part stands outside of the form.');
  return tools;
}

export type Place = FieldPath<InsiderValues>;

const BLUR_MS = 250;

function idOf(path: string): string {
  return `field-${path}`;
}

interface FieldUse<P extends Place> {
  readonly value: FieldPathValue<InsiderValues, P>;
  readonly change: (value: FieldPathValue<InsiderValues, P>) => void;
  readonly readOnly: boolean;
  /** For the input itself. */
  readonly input: {
    readonly id: string;
    readonly name: string;
    readonly onBlur: () => void;
    readonly error: string | undefined;
  };
}

/** One field of the form, with what the form or the hub has to say about it. */
export function useField<P extends Place>(name: P): FieldUse<P> {
  const { form, control, faults, readOnly } = useFormTools();
  const { field, fieldState } = useController({ control, name });
  // What is missing is said when somebody leaves the field without it, and not while they are still on their way. A
  // moment later: words that come in between would move the button that they are just pressing.
  const check = (): void => {
    form.trigger(name).catch(() => undefined);
  };
  const fault = useCell(faults, (all) => all.get(name));
  return {
    value: field.value,
    change: (value) => {
      if (readOnly) return;
      field.onChange(value);
      if (fieldState.invalid) check();
    },
    readOnly,
    input: {
      id: idOf(name),
      name,
      onBlur: () => setTimeout(check, BLUR_MS),
      error: fieldState.error?.message ?? fault,
    },
  };
}

/** Calls `open` when a field below this place is to be shown. */
export function useOpenOn(prefix: string, open: () => void): void {
  const { revealed } = useFormTools();
  const wanted = useCell(revealed, (one) => (one !== undefined && below(one.path, prefix) ? one : undefined));
  const show = useEffectEvent(open);
  useEffect(() => {
    if (wanted !== undefined) show();
  }, [wanted]);
}

function below(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}.`);
}

/** Shows a field: opens what hides it, scrolls there and puts the cursor into it. */
export function showField(revealed: Cell<Reveal | undefined>, path: string): void {
  revealed.set({ path });
  let tries = 0;
  const look = (): void => {
    const element = document.getElementById(idOf(path));
    if (element === null || element.offsetParent === null) {
      tries += 1;
      if (tries < 40) requestAnimationFrame(look);
      return;
    }
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
  };
  requestAnimationFrame(look);
}
