import { json } from '@codemirror/lang-json';
import { isObject, type Json } from '@causeway/core/result/json';
import type { ReactElement } from 'react';
import { placeOf } from './card.ts';
import { CodeField, useMendable } from './code-field.tsx';
import type { Editor, EditorProps } from './editor.ts';
import { useField } from './form-tools.ts';
import { holdsNull, NO_NULL, readJson } from './read-json.ts';

const LANGUAGE = json();
const HEIGHT = { min: 60, max: 260 };

export function jsonText(value: unknown): string {
  return JSON.stringify(value ?? null, undefined, 2);
}

interface JsonControlProps extends EditorProps {
  readonly language?: Parameters<typeof CodeField>[0]['language'];
  readonly height?: { readonly min: number; readonly max: number };
}

/** Any setting as the JSON that it is. */
export function JsonControl({ field, language = LANGUAGE, height = HEIGHT }: JsonControlProps): ReactElement {
  const { value, change, input, readOnly } = useField<string>(placeOf(field));
  const wrong = useMendable(placeOf(field));
  return (
    <CodeField
      id={input.id}
      label={field.label}
      help={field.help}
      error={wrong}
      required={field.required}
      language={language}
      height={height}
      value={value}
      onChange={readOnly ? undefined : change}
      onBlur={input.onBlur}
    />
  );
}

/** A text that is JSON. What is none cannot be told. */
export const JSON_TEXT: Editor = {
  hold: (setting) => jsonText(setting),
  tell: (held): Json | undefined => readJson(String(held)).value,
  faults: (held, _field, place) => {
    const { fault, value } = readJson(String(held));
    if (fault !== undefined)
      return [{ place, message: `${fault.message} ${fault.hint}`, missing: false, fix: fault.fix }];
    return holdsNull(value) ? [{ place, message: NO_NULL, missing: false }] : [];
  },
  draw: ({ field }) => <JsonControl field={field} />,
};

/** An object of JSON, or nothing where that is what it is by itself. */
export const OBJECT: Editor = {
  ...JSON_TEXT,
  faults: (held, field, place) => {
    const { value } = readJson(String(held));
    const none = value === null && (field.default ?? null) === null;
    return value === undefined || none || isObject(value)
      ? (JSON_TEXT.faults?.(held, field, place) ?? [])
      : [{ place, message: 'Write an object: {"name": "value"}.', missing: false }];
  },
};
