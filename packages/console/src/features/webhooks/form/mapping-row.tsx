import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { ArrowDown, ArrowRight, ArrowUp, CopyPlus, Ellipsis, Replace, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { showField, useField } from './form-tools.ts';
import { newKey, type RowValues } from './form-values.ts';
import { Notes, useIsWrong } from './notes.tsx';
import { ReplaceRows } from './replace-rows.tsx';
import { SuggestField } from './suggest-field.tsx';
import type { SuggestionGroup } from './suggestion.ts';
import { kindOfText } from '../../../ui/value-text.ts';

interface MappingRowProps {
  readonly index: number;
  readonly sources: readonly SuggestionGroup[];
  readonly targets: readonly SuggestionGroup[];
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

/** From, To, Default, and below them what is replaced. */
export function MappingRow(props: MappingRowProps): ReactElement {
  const { index, sources, targets, onRemove } = props;
  const place = `mapping.${index}`;
  const { value: row, change, readOnly } = useField<RowValues>(place);
  const what = `mapping row ${index + 1}`;
  const replace = (): void => {
    change({ ...row, replace: [...row.replace, { key: newKey(), value: '', with: '' }] });
    showField(`${place}.replace.${row.replace.length}.value`);
  };
  return (
    <div className="cw-hook-map" role="group" aria-label={what}>
      <SuggestField place={`${place}.from`} what={`From, ${what}`} placeholder="order.id" groups={sources} />
      <ArrowRight size={14} aria-hidden className="cw-hook-arrow" />
      <SuggestField place={`${place}.to`} what={`To, ${what}`} placeholder="data.order_id" groups={targets} />
      <DefaultInput place={place} what={what} />
      <div className="cw-hook-buttons">
        {!readOnly && (
          <>
            <ActionIcon title="Replace values" aria-label={`Replace values, ${what}`} onClick={replace}>
              <Replace size={15} aria-hidden />
            </ActionIcon>
            <RowMenu {...props} what={what} />
            <ActionIcon title="Remove this row" aria-label={`Remove ${what}`} onClick={onRemove}>
              <X size={15} aria-hidden />
            </ActionIcon>
          </>
        )}
      </div>
      <div className="cw-hook-whole">
        <ReplaceRows place={place} what={what} />
        <Notes place={place} inside />
      </div>
    </div>
  );
}

function DefaultInput({ place, what }: { readonly place: string; readonly what: string }): ReactElement {
  const { value, type, input, readOnly } = useField<string>(`${place}.default`);
  const wrong = useIsWrong(`${place}.default`);
  const kind = kindOfText(value);
  return (
    <TextInput
      {...input}
      aria-label={`Default, ${what}`}
      placeholder={readOnly ? '' : 'Default'}
      {...(kind === undefined ? {} : { description: kind, inputWrapperOrder: ['input', 'description'] })}
      error={wrong}
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      value={value}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

interface RowMenuProps extends MappingRowProps {
  readonly what: string;
}

function RowMenu({ what, onUp, onDown, onDuplicate }: RowMenuProps): ReactElement {
  return (
    <Menu
      withinPortal={false}
      floatingStrategy="fixed"
      position="bottom-end"
      shadow="md"
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ActionIcon title="More about this row" aria-label={`More about ${what}`}>
          <Ellipsis size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<ArrowUp size={14} aria-hidden />}
          disabled={onUp === undefined}
          onClick={() => onUp?.()}
        >
          Move up
        </Menu.Item>
        <Menu.Item
          leftSection={<ArrowDown size={14} aria-hidden />}
          disabled={onDown === undefined}
          onClick={() => onDown?.()}
        >
          Move down
        </Menu.Item>
        <Menu.Item leftSection={<CopyPlus size={14} aria-hidden />} onClick={onDuplicate}>
          Duplicate
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
