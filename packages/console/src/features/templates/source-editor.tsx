import type { ReactElement } from 'react';
import { CodeArea, type CodeFault, type CodePlace } from '../../ui/code-area.tsx';
import { jsonnet } from './jsonnet-language.ts';

interface SourceEditorProps {
  readonly value: string;
  readonly height: { readonly min: number; readonly max: number };
  readonly faults?: readonly CodeFault[];
  readonly place?: CodePlace | undefined;
  readonly wrong?: boolean;
  readonly onChange?: ((value: string) => void) | undefined;
}

/** The source of a template. */
export function SourceEditor({ value, height, onChange, ...rest }: SourceEditorProps): ReactElement {
  return (
    <CodeArea
      {...rest}
      id="template-source"
      label="Source of the template"
      language={jsonnet}
      indents
      minHeight={height.min}
      maxHeight={height.max}
      value={value}
      onChange={onChange}
    />
  );
}
