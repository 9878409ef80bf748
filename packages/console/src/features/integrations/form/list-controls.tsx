import { TagsInput, Text } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { ourAttributes, ourEvents } from '../insider/our-fields.ts';
import type { SuggestionGroup } from '../insider/suggest.ts';
import { useOurFields } from '../insider/use-known.ts';
import { placeOf } from './card.ts';
import { FieldHead } from './field-head.tsx';
import type { Editor, EditorProps } from './editor.ts';
import { useField } from './form-tools.ts';
import { JsonControl, JSON_TEXT, jsonText } from './json-control.tsx';

interface TagsProps extends EditorProps {
  readonly data?: readonly { readonly group: string; readonly items: readonly string[] }[];
  /** What ends an entry beside Enter. */
  readonly splitBy?: readonly string[];
}

function Tags({ field, data = [], splitBy = [] }: TagsProps): ReactElement {
  const { value, change, input, error, readOnly } = useField<readonly string[]>(placeOf(field));
  const none = field.placeholder ?? '';
  if (readOnly)
    return (
      <div id={input.id} tabIndex={-1}>
        <FieldHead label={field.label} />
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {value.length > 0 ? value.join(', ') : field.control === 'numbers' || none === '' ? 'None' : none}
        </Text>
      </div>
    );
  return (
    <TagsInput
      {...input}
      label={field.label}
      description={field.help}
      withAsterisk={field.required}
      placeholder={value.length === 0 ? none : ''}
      error={error}
      data={data.map(({ group, items }) => ({ group, items: [...items] }))}
      value={[...value]}
      splitChars={[...splitBy]}
      acceptValueOnBlur
      maxDropdownHeight={260}
      onChange={change}
    />
  );
}

/** A list of texts; of anything else it is JSON. */
export const LIST: Editor = {
  hold: (setting) => {
    const list = Array.isArray(setting) ? (setting as readonly unknown[]) : [];
    return list.every((entry) => typeof entry === 'string') ? list : jsonText(list);
  },
  tell: (held, field) => (typeof held === 'string' ? JSON_TEXT.tell?.(held, field) : held),
  faults: (held, field, place) =>
    typeof held === 'string' ? (JSON_TEXT.faults?.(held, field, place) ?? []) : [],
  draw: ListControl,
};

function ListControl({ field }: EditorProps): ReactElement {
  const { value } = useField<unknown>(placeOf(field));
  return typeof value === 'string' ? <JsonControl field={field} /> : <Tags field={field} />;
}

/** Whole numbers, such as status codes. What is none stays as it was typed, and is said to be wrong. */
export const NUMBERS: Editor = {
  hold: (setting) => (Array.isArray(setting) ? setting.map(String) : []),
  tell: (held) =>
    (held as readonly string[]).map((text) => (/^\d{1,15}$/.test(text.trim()) ? Number(text) : text)),
  faults: (held, { min = 0, max = Number.MAX_SAFE_INTEGER }, place) => {
    const fits = (text: string): boolean =>
      /^\d{1,15}$/.test(text.trim()) && Number(text) >= min && Number(text) <= max;
    const wrong = (held as readonly string[]).find((text) => !fits(text));
    return wrong === undefined
      ? []
      : [{ place, message: `“${wrong}” is no whole number from ${min} to ${max}.`, missing: false }];
  },
  draw: ({ field }) => <Tags field={field} splitBy={[',', ' ']} />,
};

/** Names of attributes. */
export const ATTRIBUTES: Editor = { draw: AttributesControl };

function AttributesControl({ field }: EditorProps): ReactElement {
  const { ours } = useOurFields();
  const data = useMemo(() => namesIn(ourAttributes(ours)), [ours]);
  return <Tags field={field} data={data} splitBy={[',']} />;
}

/** Names of event types. */
export const EVENT_TYPES: Editor = { draw: EventTypesControl };

function EventTypesControl({ field }: EditorProps): ReactElement {
  const { ours } = useOurFields();
  const data = useMemo(() => namesIn(ourEvents(ours)), [ours]);
  return <Tags field={field} data={data} />;
}

function namesIn(groups: readonly SuggestionGroup[]) {
  return groups.map(({ group, items }) => ({ group, items: items.map(({ value }) => value) }));
}
