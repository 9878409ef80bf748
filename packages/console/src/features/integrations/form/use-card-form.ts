import { useEffect, useMemo } from 'react';
import type { Kind } from './card.ts';
import type { CardTools } from './card-tools.ts';
import { COMMON_EDITORS } from './common-editors.tsx';
import { faultsIn } from './held-faults.ts';
import { secretsSet, settingsOf, type Draft, type Drawing, type Held } from './held.ts';
import type { KindForm } from './kind-form.ts';
import type { Integration } from './save-rules.ts';
import { useFormCells } from './use-form-cells.ts';

interface CardFormUse {
  readonly tools: CardTools;
  readonly draft: Draft;
}

/** How a kind is drawn: its card with the common editors and its own. */
export function drawingOf(kind: Pick<Kind, 'fields'>, { editors }: Pick<KindForm, 'editors'>): Drawing {
  return {
    fields: kind.fields,
    editors: editors === undefined ? COMMON_EDITORS : { ...COMMON_EDITORS, ...editors },
  };
}

/** A form that is drawn from a card. `stored` undefined: it is being installed. */
export function useCardForm(
  drawing: Drawing,
  form: KindForm,
  first: Held,
  stored: Integration | undefined,
  readOnly: boolean,
): CardFormUse {
  const { cells, settled: held } = useFormCells(first);
  const kept = useMemo(() => secretsSet(stored), [stored]);
  const tools = useMemo(
    () => ({ ...cells, ...drawing, kept, stored, readOnly }),
    [cells, drawing, kept, stored, readOnly],
  );
  const draft = useMemo(
    () => ({
      held,
      settings: settingsOf(drawing, held),
      faults: faultsIn(drawing, form, held, kept, stored),
    }),
    [drawing, form, held, kept, stored],
  );
  useEffect(() => {
    cells.found.set({ ...cells.found.get(), faults: draft.faults });
  }, [cells, draft.faults]);
  return { tools, draft };
}
