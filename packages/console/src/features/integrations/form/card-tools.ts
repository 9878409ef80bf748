import type { Drawing, Held } from './held.ts';
import type { FormBase } from './form-cells.ts';
import { useForm } from './form-tools.ts';
import type { Integration } from './save-rules.ts';

/** What every part of a form that is drawn from a card shares. */
export interface CardTools extends FormBase<Held>, Drawing {
  /** The names of the secrets that are set. */
  readonly kept: ReadonlySet<string>;
  /** As the hub has it; undefined: it is being installed. */
  readonly stored: Integration | undefined;
}

export function useCardTools(): CardTools {
  return useForm() as unknown as CardTools;
}
