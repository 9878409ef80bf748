import { Stack } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { FormBase } from './form-cells.ts';
import { anyForm, FormContext } from './form-tools.ts';
import { RawSettings } from './raw-settings.tsx';
import './form.css';

interface FormPageProps<V> {
  readonly tools: FormBase<V>;
  /** As they would be saved. */
  readonly settings: unknown;
  /** Below the form: the button that sends something. */
  readonly test: ReactNode;
  /** Beside it; false: there is none. */
  readonly preview: ReactNode;
  /** The sections. */
  readonly children: ReactNode;
}

/** All of a form, with the preview beside it. */
export function FormPage<V>({ tools, settings, test, preview, children }: FormPageProps<V>): ReactElement {
  return (
    <FormContext value={anyForm(tools)}>
      <div className={preview === false ? 'cw-form cw-form-alone' : 'cw-form'}>
        <Stack className="cw-form-fields" gap="sm">
          {children}
          {test}
          <RawSettings settings={settings} />
        </Stack>
        {preview !== false && <div className="cw-form-preview">{preview}</div>}
      </div>
    </FormContext>
  );
}
