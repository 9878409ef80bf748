import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import type { ReactElement } from 'react';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string | undefined) => void;
}

export function SearchBox({ label, value, onChange }: SearchBoxProps): ReactElement {
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={14} aria-hidden />}
      w={{ base: '100%', xs: 280 }}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : currentTarget.value)}
    />
  );
}
