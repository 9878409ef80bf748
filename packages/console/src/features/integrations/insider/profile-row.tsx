import { memo, type MemoExoticComponent, type ReactElement } from 'react';
import { ChoiceInput } from './choice-input.tsx';
import { useField, useFormTools } from './form-tools.ts';
import { insiderAttributes, isCustomAttribute } from './insider-names.ts';
import { MapRow } from './map-row.tsx';
import { MoreSources } from './more-sources.tsx';
import { ourAttributes } from './our-fields.ts';
import { RowButtons, type RowMoves } from './row-buttons.tsx';
import { derived } from './derived.ts';

interface ProfileRowProps {
  readonly index: number;
  readonly last: boolean;
  readonly move: (from: number, to: number) => void;
  readonly duplicate: (index: number) => void;
  readonly remove: (index: number) => void;
}

const ARRAYS = {
  append: 'lists grow',
  replace: 'lists are replaced',
  remove: 'lists are kept in step entry by entry',
};

export const ProfileRow: MemoExoticComponent<(props: ProfileRowProps) => ReactElement> = memo(
  function ProfileRow({ index, last, move, duplicate, remove }: ProfileRowProps) {
    const { ours, theirs, readOnly } = useFormTools();
    const place = `profile.${index}` as const;
    const sources = useField(`${place}.from`).value;
    const onNull = useField(`${place}.onNull`);
    const arrays = useField(`${place}.arrays`);
    const attributes = derived(ours, ourAttributes);
    const names = derived(theirs, insiderAttributes);
    const what = `attribute row ${index + 1}`;
    const moves: RowMoves = {
      onUp: index === 0 ? undefined : () => move(index, index - 1),
      onDown: last ? undefined : () => move(index, index + 1),
      onDuplicate: () => duplicate(index),
      onRemove: () => remove(index),
    };
    const notes = [
      sources.length > 1 ? `or ${sources.slice(1).join(', ')}` : '',
      onNull.value === 'clear' ? 'cleared in Insider when empty here' : '',
      arrays.value === '' ? '' : ARRAYS[arrays.value],
    ].filter((note) => note !== '');
    return (
      <MapRow
        place={place}
        what={what}
        ours={attributes}
        theirs={names}
        isCustom={(name) => isCustomAttribute(theirs, name)}
        note={notes.join(' · ')}
        moves={moves}
        buttons={
          <RowButtons what={what} moves={moves} special={notes.length > 0} readOnly={readOnly}>
            <MoreSources place={place} groups={attributes} />
            <ChoiceInput
              {...onNull.input}
              label="When a customer no longer has it"
              readOnly={readOnly}
              choices={[
                { value: 'ignore', label: 'Leave it in Insider as it is' },
                { value: 'clear', label: 'Clear it in Insider' },
              ]}
              value={onNull.value === '' ? 'ignore' : onNull.value}
              onChange={onNull.change}
            />
            <ChoiceInput
              {...arrays.input}
              label="Lists"
              description="Insider’s own list ids grow unless you say otherwise."
              readOnly={readOnly}
              choices={[
                { value: '', label: 'As usual: Insider’s list becomes ours' },
                { value: 'replace', label: 'Make Insider’s list equal ours' },
                { value: 'append', label: 'Only add what is new' },
                { value: 'remove', label: 'Add what is new, take out what is gone' },
              ]}
              value={arrays.value}
              onChange={arrays.change}
            />
          </RowButtons>
        }
      />
    );
  },
);
