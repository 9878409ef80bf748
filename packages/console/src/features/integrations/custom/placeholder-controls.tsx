import { useMemo, type ReactElement } from 'react';
import { placeOf } from '../form/card.ts';
import { CodeField } from '../form/code-field.tsx';
import type { Editor, EditorProps } from '../form/editor.ts';
import { useField } from '../form/form-tools.ts';
import { JsonControl, JSON_TEXT } from '../form/json-control.tsx';
import { TEXT } from '../form/plain-controls.tsx';
import { placeholderJson, placeholderLine } from './placeholder-marks.ts';
import { usePlaceholders } from './use-placeholders.ts';

const HEIGHT = { min: 180, max: 460 };

/** One line with placeholders. */
export const PLACEHOLDER_LINE: Editor = { ...TEXT, draw: LineControl };

/** JSON with placeholders in its texts. */
export const PLACEHOLDER_JSON: Editor = { ...JSON_TEXT, draw: BodyControl };

function LineControl({ field }: EditorProps): ReactElement {
  const options = usePlaceholders();
  const { value, change, input, error, readOnly } = useField<string>(placeOf(field));
  const language = useMemo(() => placeholderLine(options), [options]);
  return (
    <CodeField
      id={input.id}
      label={field.label}
      help={field.help}
      error={error}
      required={field.required}
      oneLine
      language={language}
      {...(field.placeholder === undefined ? {} : { placeholder: field.placeholder })}
      value={value}
      onChange={readOnly ? undefined : change}
      onBlur={input.onBlur}
    />
  );
}

function BodyControl({ field }: EditorProps): ReactElement {
  const options = usePlaceholders();
  const language = useMemo(() => placeholderJson(options), [options]);
  return <JsonControl field={field} language={language} height={HEIGHT} />;
}
