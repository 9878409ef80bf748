import { Button, Combobox, Group, Text, useCombobox, type ButtonProps } from '@mantine/core';
import {
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { clip } from '../../../ui/clip.ts';
import { countText } from '../../../ui/count-text.ts';
import { found, type Offer } from './offers.ts';
import { useBuilder } from './tools.ts';

interface SubjectPickerProps {
  readonly offers: readonly Offer[];
  /** The event whose fields are offered; undefined: what customers are asked for. */
  readonly event: string | undefined;
  readonly placeholder: string;
  readonly onChoose: (offer: Offer) => void;
  /** How the button looks that opens it. */
  readonly button: PickerButton;
  /** On the button. */
  readonly children: ReactNode;
}

interface PickerButton extends Pick<
  ButtonProps,
  'variant' | 'color' | 'leftSection' | 'rightSection' | 'className'
> {
  readonly id?: string;
  readonly title?: string;
  readonly 'aria-label'?: string;
}

/** Finds what a condition is to be about, by words, or takes a name that nobody knows yet. */
export function SubjectPicker({
  offers,
  event,
  placeholder,
  onChoose,
  button,
  children,
}: SubjectPickerProps): ReactElement {
  const { vocabulary } = useBuilder();
  const [search, setSearch] = useState('');
  const chose = useRef(false);
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption();
      // What is chosen takes the cursor elsewhere.
      if (!chose.current) box.focusTarget();
      chose.current = false;
      setSearch('');
    },
    onDropdownOpen: () => box.focusSearchInput(),
  });
  const opened = box.dropdownOpened;
  const groups = useMemo(
    () => (opened ? found(offers, search, vocabulary, event) : []),
    [opened, offers, search, vocabulary, event],
  );
  const selectFirst = useEffectEvent((shown: typeof groups) => {
    if (search === '' || shown.length === 0) box.resetSelectedOption();
    else box.selectFirstOption();
  });
  useEffect(() => selectFirst(groups), [groups]);
  return (
    <Combobox
      store={box}
      width={340}
      position="bottom-start"
      shadow="md"
      withinPortal
      onOptionSubmit={(value) => {
        const offer = groups.flatMap((group) => group.offers).find(({ id }) => id === value);
        chose.current = offer !== undefined;
        box.closeDropdown();
        if (offer !== undefined) onChoose(offer);
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          {...button}
          aria-haspopup="listbox"
          aria-expanded={opened}
          onClick={() => box.toggleDropdown()}
        >
          {children}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown maw="calc(100vw - 24px)">
        <Combobox.Search
          size="xs"
          value={search}
          placeholder={placeholder}
          aria-label={placeholder}
          onChange={(change) => {
            setSearch(change.currentTarget.value);
          }}
        />
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={placeholder}>
          {groups.map((group) => (
            <Combobox.Group key={group.group} label={group.group}>
              {group.offers.map((offer) => (
                <OfferOption key={offer.id} offer={offer} />
              ))}
              {group.more > 0 && (
                <Text size="xs" c="dimmed" px="sm" py={2}>
                  and {countText(group.more)} more: type to find them
                </Text>
              )}
            </Combobox.Group>
          ))}
          {groups.length === 0 && <Combobox.Empty>Type the name of a field.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function OfferOption({ offer: { id, label, note } }: { readonly offer: Offer }): ReactElement {
  return (
    <Combobox.Option value={id} fz="sm">
      <Group gap="md" justify="space-between" wrap="nowrap">
        <Text inherit component="bdi" truncate>
          {clip(label, 80)}
        </Text>
        {note !== '' && (
          <Text size="xs" inherit={false} c="dimmed" component="bdi" truncate maw="45%">
            {clip(note, 60)}
          </Text>
        )}
      </Group>
    </Combobox.Option>
  );
}
