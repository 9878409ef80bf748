import type { FormBase } from '../../form/form-cells.ts';
import { useForm, useField as useAnyField, type FieldUse } from '../../form/form-tools.ts';
import type { CardField, Kind } from '../../form/card.ts';
import type { OurFields } from '../../insider/our-fields.ts';
import type { RecipeValues } from './recipe-values.ts';

export interface RecipeTools extends FormBase<RecipeValues> {
  readonly ours: OurFields;
  /** The kinds that it sets up, with their cards. */
  readonly kinds: readonly Kind[];
}

/** How the card of a kind calls a setting: the recipe is another way to fill in the same. */
export function useWords(
  kind: 'insider' | 'audience_trigger',
  name: string,
): Pick<CardField, 'label' | 'help' | 'placeholder'> {
  const field = useRecipeTools()
    .kinds.find(({ key }) => key === kind)
    ?.fields.find((one) => one.name === name);
  return { label: field?.label ?? name, help: field?.help, placeholder: field?.placeholder };
}

export function useRecipeTools(): RecipeTools {
  return useForm() as unknown as RecipeTools;
}

export function useField<K extends keyof RecipeValues>(key: K): FieldUse<RecipeValues[K]> {
  return useAnyField(key);
}
