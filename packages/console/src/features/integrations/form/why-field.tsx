import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useCell, type Cell } from '../../../ui/cell.ts';
import type { Extra } from './extra.ts';

/** Why a change is made, in a few words; next to the button that saves it. */
export function WhyField({ extra }: { readonly extra: Cell<Extra> }): ReactElement {
  const why = useCell(extra, (one) => one.why);
  return (
    <TextInput
      aria-label="Why, for the list of revisions"
      placeholder="Why (optional)"
      w={{ base: '100%', sm: 240 }}
      maxLength={500}
      autoComplete="off"
      value={why}
      onChange={({ currentTarget: { value } }) => extra.set({ ...extra.get(), why: value })}
    />
  );
}
