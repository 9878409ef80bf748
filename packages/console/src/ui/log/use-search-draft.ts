import { useState } from 'react';
import { complaint, type Criterion, type Filters } from './criteria.ts';
import { formatFilterText, parseFilterText } from './filter-text.ts';

interface SearchDraft {
  readonly filters: Filters;
  readonly text: string;
  readonly criterion: Criterion | undefined;
  readonly error: string | undefined;
  /** Something was entered that was not searched for yet. */
  readonly changed: boolean;
  readonly type: (text: string) => void;
  readonly choose: (name: string | undefined) => void;
  readonly add: (name: string, value: string) => void;
  /** Takes `status:429 …` in; what is none stays in the field. */
  readonly addText: (text: string) => void;
  readonly remove: (name: string | undefined) => void;
  readonly clear: () => void;
  /** Takes in what is still in the field. The filters then, or undefined when it cannot be used. */
  readonly settle: () => Filters | undefined;
}

interface State {
  readonly basedOn: string;
  readonly filters: Filters;
  readonly text: string;
  readonly criterion: string | undefined;
  readonly error: string | undefined;
}

/** What is being entered into the search field. It begins anew whenever other filters are applied. */
export function useSearchDraft(
  applied: Filters,
  criteria: readonly Criterion[],
  usable: readonly Criterion[],
): SearchDraft {
  const basedOn = formatFilterText(criteria, applied);
  const fresh: State = { basedOn, filters: applied, text: '', criterion: undefined, error: undefined };
  const [kept, setState] = useState(fresh);
  const state = kept.basedOn === basedOn ? kept : fresh;
  if (state !== kept) setState(state);
  const change = (part: Partial<State>): void => setState({ ...state, error: undefined, ...part });

  const taken = (found: Filters, text: string): State => {
    const wrong = Object.entries(found)
      .map(([name, value]) => {
        const criterion = usable.find((one) => one.name === name);
        return criterion === undefined
          ? 'This list cannot be searched by that.'
          : complaint(criterion, value ?? '');
      })
      .find((one) => one !== undefined);
    if (wrong !== undefined) return { ...state, error: wrong };
    return {
      ...state,
      filters: { ...state.filters, ...found },
      text,
      criterion: undefined,
      error: undefined,
    };
  };
  const settled = (): State => {
    const value = state.text.trim();
    if (value === '') return { ...state, text: '', criterion: undefined, error: undefined };
    if (state.criterion !== undefined) return taken({ [state.criterion]: value }, '');
    const { filters, rest } = parseFilterText(criteria, value);
    if (rest === '') return taken(filters, '');
    return { ...state, error: 'Choose what this is, or write it as in status:429.' };
  };
  return {
    filters: state.filters,
    text: state.text,
    criterion: usable.find(({ name }) => name === state.criterion),
    error: state.error,
    changed: state.text !== '' || formatFilterText(criteria, state.filters) !== basedOn,
    type: (text) => change({ text }),
    choose: (criterion) => change({ criterion, text: '' }),
    add: (name, value) => setState(taken({ [name]: value }, '')),
    addText: (text) => {
      const { filters, rest } = parseFilterText(criteria, text);
      setState(taken(filters, rest));
    },
    remove: (name) => {
      if (name !== undefined) change({ filters: { ...state.filters, [name]: undefined } });
    },
    clear: () => setState({ ...fresh, filters: {} }),
    settle: () => {
      const next = settled();
      setState(next);
      return next.error === undefined ? next.filters : undefined;
    },
  };
}
