import { Button, Combobox, Group, Text, useCombobox, type ButtonProps } from '@mantine/core';
import {
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { clip } from '../../../ui/clip.ts';
import { countText } from '../../../ui/count-text.ts';
import { found, type Offer } from './offers.ts';
import { useBuilder } from './tools.ts';

interface SubjectPickerProps {
  /** The event whose fields are offered; undefined: what customers are asked for. */
  readonly event: string | undefined;
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

/**
 * Finds what a condition is to be about, by words, or takes a name that nobody knows yet. A rule has many of them, so each
 * is no more than a button until it is first pressed.
 */
export function SubjectPicker(props: SubjectPickerProps): ReactElement {
  const { button, children } = props;
  const [pressed, setPressed] = useState(false);
  if (pressed) return <Picker {...props} />;
  return (
    <Button {...button} aria-haspopup="listbox" aria-expanded={false} onClick={() => setPressed(true)}>
      {children}
    </Button>
  );
}

function Picker({ event, onChoose, button, children }: SubjectPickerProps): ReactElement {
  const { vocabulary, offers } = useBuilder();
  const placeholder = event === undefined ? 'Attribute, event or audience' : `Field of ${clip(event, 60)}`;
  const [search, setSearch] = useState('');
  const chose = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption();
      // What is chosen takes the cursor elsewhere.
      if (!chose.current) box.focusTarget();
      chose.current = false;
      setSearch('');
    },
  });
  const opened = box.dropdownOpened;
  useEffect(() => (opened ? focusWhenShown(input) : undefined), [opened]);
  const groups = useMemo(
    () => (opened ? found(offers(event), search, vocabulary, event) : []),
    [opened, offers, search, vocabulary, event],
  );
  const selectFirst = useEffectEvent((shown: typeof groups) => {
    if (search === '' || shown.length === 0) box.resetSelectedOption();
    else box.selectFirstOption();
  });
  useEffect(() => selectFirst(groups), [groups]);
  const begin = useEffectEvent(() => box.openDropdown());
  useEffect(() => begin(), []);
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
          ref={input}
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

const MOST_FRAMES = 30;

/** Puts the cursor there as soon as it is to be seen; answers how to stop waiting for that. */
function focusWhenShown(field: RefObject<HTMLElement | null>): () => void {
  let left = MOST_FRAMES;
  let frame = 0;
  const look = (): void => {
    field.current?.focus({ preventScroll: true });
    left -= 1;
    if (document.activeElement !== field.current && left > 0) frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}
