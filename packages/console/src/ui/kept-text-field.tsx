import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useKeptDraft } from './use-kept-draft.ts';

interface KeptTextFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly onKeep: (value: string | undefined) => void;
}

/** A filter that counts with Enter, or on leaving the field. */
export function KeptTextField({ label, placeholder, value, onKeep }: KeptTextFieldProps): ReactElement {
  const { draft, setDraft, keep } = useKeptDraft(value, onKeep);
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      w={160}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => keep()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
