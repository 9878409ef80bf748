import { memo, type MemoExoticComponent, type ReactElement } from 'react';
import { useField, useFormTools } from './form-tools.ts';
import { derived } from './derived.ts';
import { insiderParams, isCustomParam } from './insider-names.ts';
import { MapRow } from './map-row.tsx';
import { ParamRowMore } from './param-row-more.tsx';
import { RowButtons, type RowMoves } from './row-buttons.tsx';
import type { SuggestionGroup } from './suggest.ts';

export type ParamList = `events.${number}.rows` | `events.${number}.orderRows`;

interface ParamRowProps {
  readonly list: ParamList;
  readonly index: number;
  readonly last: boolean;
  readonly fields: readonly SuggestionGroup[];
  readonly move: (from: number, to: number) => void;
  readonly duplicate: (index: number) => void;
  readonly remove: (index: number) => void;
}

/** One parameter of an event. */
export const ParamRow: MemoExoticComponent<(props: ParamRowProps) => ReactElement> = memo(function ParamRow({
  list,
  index,
  last,
  fields,
  move,
  duplicate,
  remove,
}: ParamRowProps) {
  const { theirs, readOnly } = useFormTools();
  const place = `${list}.${index}` as const;
  const sources = useField(`${place}.from`).value;
  const minus = useField(`${place}.minus`).value;
  const plus = useField(`${place}.plus`).value;
  const per = useField(`${place}.per`).value;
  const gather = useField(`${place}.gather`).value;
  const fallback = useField(`${place}.fallback`).value;
  const what = `parameter row ${index + 1}`;
  const moves: RowMoves = {
    onUp: index === 0 ? undefined : () => move(index, index - 1),
    onDown: last ? undefined : () => move(index, index + 1),
    onDuplicate: () => duplicate(index),
    onRemove: () => remove(index),
  };
  const others = sources.slice(1).join(', ');
  const notes = [
    others === '' ? '' : `${gather === true ? 'together with' : 'or'} ${others}`,
    minus === '' ? '' : `minus ${minus}`,
    plus === '' ? '' : `plus ${plus}`,
    per === '' ? '' : `per unit of ${per}`,
    fallback === null ? '' : `else ${JSON.stringify(fallback)}`,
  ].filter((note) => note !== '');
  return (
    <MapRow
      place={place}
      what={what}
      ours={fields}
      theirs={derived(theirs, insiderParams)}
      isCustom={(name) => isCustomParam(theirs, name)}
      note={notes.join(' · ')}
      moves={moves}
      buttons={
        <RowButtons what={what} moves={moves} special={notes.length > 0} readOnly={readOnly}>
          <ParamRowMore place={place} fields={fields} />
        </RowButtons>
      }
    />
  );
});
