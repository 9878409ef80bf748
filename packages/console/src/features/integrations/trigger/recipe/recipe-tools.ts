import { useForm, useField as useAnyField, type FieldUse, type FormBase } from '../../form/form-tools.ts';
import type { OurFields } from '../../insider/our-fields.ts';
import type { RecipeValues } from './recipe-values.ts';

export interface RecipeTools extends FormBase<RecipeValues> {
  readonly ours: OurFields;
}

export function useRecipeTools(): RecipeTools {
  return useForm() as unknown as RecipeTools;
}

export function useField<K extends keyof RecipeValues>(key: K): FieldUse<RecipeValues[K]> {
  return useAnyField(key);
}
