import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { ChooseInput } from './choose-input.tsx';
import { useField, useFormTools } from './form-tools.ts';
import { RowButtons, type RowMoves } from './row-buttons.tsx';
import { SuggestInput } from './suggest-input.tsx';
import type { SuggestionGroup } from './suggest.ts';
import { useMoveKeys } from './use-move-keys.ts';

export type InboundPlace = `inbound.profile.${number}` | `inbound.events.${number}.rows.${number}`;

interface InboundRowProps {
  readonly place: InboundPlace;
  /** Names the row to people who cannot see where it stands. */
  readonly what: string;
  readonly theirs: readonly SuggestionGroup[];
  readonly ours: readonly SuggestionGroup[];
  /** What to choose on our side for this name, when nothing is chosen yet; empty: nothing. */
  readonly likely: (theirs: string) => string;
  /** What to say when nothing of ours is found. */
  readonly none: string;
  readonly moves: RowMoves;
}

/** A name of Insider, typed, and what it is here, chosen. */
export function InboundRow({
  place,
  what,
  theirs,
  ours,
  likely,
  none,
  moves,
}: InboundRowProps): ReactElement {
  const { readOnly } = useFormTools();
  const row = useMoveKeys(moves);
  const from = useField(`${place}.from`);
  const to = useField(`${place}.to`);
  return (
    <div className="cw-map cw-map-two" role="group" aria-label={what} ref={row}>
      <SuggestInput
        {...from.input}
        aria-label={`Insider, ${what}`}
        placeholder="Name in Insider"
        readOnly={readOnly}
        groups={theirs}
        value={from.value}
        onChange={from.change}
        onBlur={() => {
          from.input.onBlur();
          const guess = to.value === '' && from.value !== '' ? likely(from.value) : '';
          if (guess !== '') to.change(guess);
        }}
      />
      <ArrowRight size={14} aria-hidden className="cw-map-arrow" />
      <ChooseInput
        {...to.input}
        aria-label={`Ours, ${what}`}
        placeholder="Choose"
        nothingFoundMessage={none}
        readOnly={readOnly}
        groups={ours}
        value={to.value}
        onChange={to.change}
      />
      <div className="cw-map-buttons">
        <RowButtons what={what} moves={moves} special={false} readOnly={readOnly} />
      </div>
    </div>
  );
}

export function InboundHead({
  theirs,
  ours,
}: {
  readonly theirs: string;
  readonly ours: string;
}): ReactElement {
  return (
    <div className="cw-map cw-map-two cw-map-head" aria-hidden>
      <span>{theirs}</span>
      <span>→</span>
      <span>{ours}</span>
    </div>
  );
}
