import { Badge } from '@mantine/core';
import type { Fate } from '@causeway/contract/live';
import type { ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { reasonText } from '../../ui/reason-text.ts';
import { stateColor, stateWord } from '../../ui/state-badge.tsx';

/** How an event stands with one integration, in a word. */
export function FateChip({ fate }: { readonly fate: Fate }): ReactElement {
  const { integration, state, reason } = fate;
  const why = reason === null ? '' : `: ${reasonText(reason)}`;
  return (
    <Badge color={stateColor(state)} title={`${integration.name} · ${stateWord(state)}${why}`} maw={220}>
      {clip(integration.name, 20)} · {stateWord(state)}
    </Badge>
  );
}
