import { Checkbox } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useField, useFormTools } from './form-tools.ts';
import type { RowMoves } from './row-buttons.tsx';
import { useMoveKeys } from './use-move-keys.ts';
import { SuggestInput } from './suggest-input.tsx';
import type { SuggestionGroup } from './suggest.ts';

export type RowPlace =
  `profile.${number}` | `events.${number}.rows.${number}` | `events.${number}.orderRows.${number}`;

interface MapRowProps {
  readonly place: RowPlace;
  /** Names the row to people who cannot see where it stands. */
  readonly what: string;
  readonly ours: readonly SuggestionGroup[];
  readonly theirs: readonly SuggestionGroup[];
  /** Is the chosen name a custom one? Undefined leaves the tick as it is. */
  readonly isCustom: (name: string) => boolean | undefined;
  readonly buttons: ReactNode;
  /** What the row does beyond its two names, in words. */
  readonly note: string;
  readonly moves: RowMoves;
}

/** Ours, theirs and the Custom tick. */
export function MapRow(props: MapRowProps): ReactElement {
  const { place, what, ours, theirs, isCustom, buttons, note, moves } = props;
  const { set } = useFormTools();
  const row = useMoveKeys(moves);
  const from = useField(`${place}.from`);
  const to = useField(`${place}.to`);
  const custom = useField(`${place}.custom`);
  const [first = '', ...others] = from.value;
  return (
    <div className="cw-map" role="group" aria-label={what} ref={row}>
      <SuggestInput
        {...from.input}
        aria-label={`Ours, ${what}`}
        placeholder="Choose or type"
        readOnly={from.readOnly}
        groups={ours}
        value={first}
        onChange={(value) => from.change([value, ...others])}
      />
      <ArrowRight size={14} aria-hidden className="cw-map-arrow" />
      <SuggestInput
        {...to.input}
        aria-label={`Insider, ${what}`}
        placeholder="Name in Insider"
        readOnly={to.readOnly}
        groups={theirs}
        value={to.value}
        onChange={(value) => {
          to.change(value);
          const known = isCustom(value);
          if (known !== undefined) set(`${place}.custom`, known);
        }}
      />
      <Checkbox
        {...custom.input}
        className="cw-map-tick"
        label="Custom"
        aria-label={`Custom in Insider, ${what}`}
        aria-readonly={custom.readOnly}
        checked={custom.value}
        onChange={(event) => custom.change(event.currentTarget.checked)}
      />
      <div className="cw-map-buttons">{buttons}</div>
      {note !== '' && <div className="cw-map-note">{note}</div>}
    </div>
  );
}

export function MapHead({ ours, theirs }: { readonly ours: string; readonly theirs: string }): ReactElement {
  return (
    <div className="cw-map cw-map-head" aria-hidden>
      <span>{ours}</span>
      <span>→</span>
      <span>{theirs}</span>
    </div>
  );
}
