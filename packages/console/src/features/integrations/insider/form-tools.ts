import { createContext, useContext, useEffect, useEffectEvent, useMemo, type Context } from 'react';
import type { FieldPath, FieldPathValue } from 'react-hook-form';
import { useCell } from '../../../ui/cell.ts';
import { isWithin, valueAt } from '../form/at-path.ts';
import { useCardTools, type CardTools } from '../form/card-tools.ts';
import * as form from '../form/form-tools.ts';
import type { InsiderValues } from './form-values.ts';
import type { InsiderNames } from './insider-names.ts';
import type { OurFields } from './our-fields.ts';

/** What is known of both sides. */
export interface Names {
  readonly ours: OurFields;
  readonly theirs: InsiderNames;
}

export const NamesContext: Context<Names | undefined> = createContext<Names | undefined>(undefined);

/** A place in the settings as the form holds them, such as `profile.3.to`. */
export type Place = FieldPath<InsiderValues>;

interface FormTools extends Names {
  readonly tools: CardTools;
  readonly readOnly: boolean;
  readonly get: <P extends Place>(place: P) => FieldPathValue<InsiderValues, P>;
  readonly set: <P extends Place>(place: P, value: FieldPathValue<InsiderValues, P>) => void;
  readonly show: (place: string) => void;
}

/** What the editors of mappings share. Places are those in the settings. */
export function useFormTools(): FormTools {
  const names = useContext(NamesContext);
  if (names === undefined) throw new Error('This part stands outside of the form.');
  const tools = useCardTools();
  return useMemo(
    () => ({
      ...names,
      tools,
      readOnly: tools.readOnly,
      get: (place) => valueAt(tools.values.get().settings, place) as never,
      set: (place, value) => form.setField(tools, inForm(place), value),
      show: (place) => form.showField(tools, inForm(place)),
    }),
    [names, tools],
  );
}

function inForm(place: string): string {
  return `settings.${place}`;
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
export function useField<P extends Place>(place: P): FieldUse<P> {
  const { input, error, ...field } = form.useField<FieldPathValue<InsiderValues, P>>(inForm(place));
  return { ...field, input: { ...input, error } };
}

/** What the form holds at a place. */
export function useValue<P extends Place>(place: P): FieldPathValue<InsiderValues, P> {
  return form.useValue(inForm(place)) as FieldPathValue<InsiderValues, P>;
}

/** How many rows there are at a place. */
export function useCount(place: Place): number {
  return useCell(useCardTools().values, ({ settings }) => {
    const rows = valueAt(settings, place);
    return Array.isArray(rows) ? rows.length : 0;
  });
}

/** Is there something to say about what is at a place? */
export function useIsWrong(place: string): boolean {
  return form.useFault(inForm(place), true) !== undefined;
}

/** Calls `open` when a field below this place is to be shown. */
export function useOpenOn(place: string, open: () => void): void {
  const { revealed } = useCardTools();
  const wanted = useCell(revealed, (one) =>
    one !== undefined && isWithin(one.place, inForm(place)) ? one : undefined,
  );
  const show = useEffectEvent(open);
  useEffect(() => {
    if (wanted !== undefined) show();
  }, [wanted]);
}
