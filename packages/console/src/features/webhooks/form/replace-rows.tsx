import { ActionIcon, Button, Stack, Text, TextInput } from '@mantine/core';
import { ArrowRight, Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { showField, useField } from './form-tools.ts';
import { newKey, type ReplaceValues } from './form-values.ts';
import { useIsWrong } from './notes.tsx';

interface ReplaceRowsProps {
  /** Of the mapping row. */
  readonly place: string;
  readonly what: string;
}

/** Values of the sender's, and what is put in their place. */
export function ReplaceRows({ place, what }: ReplaceRowsProps): ReactElement | null {
  const list = `${place}.replace`;
  const { value: pairs, change, readOnly } = useField<readonly ReplaceValues[]>(list);
  if (pairs.length === 0) return null;
  return (
    <Stack gap={4} role="group" aria-label={`Replace values, ${what}`} pl="md">
      <Text size="xs" c="dimmed">
        Replace values
      </Text>
      {pairs.map(({ key }, index) => (
        <div key={key} className="cw-hook-replace">
          <PairInput place={`${list}.${index}.value`} what={`Value to replace ${index + 1}, ${what}`} />
          <ArrowRight size={14} aria-hidden className="cw-hook-arrow" />
          <PairInput place={`${list}.${index}.with`} what={`New value ${index + 1}, ${what}`} />
          {!readOnly && (
            <ActionIcon
              title="Remove this pair"
              aria-label={`Remove replacement ${index + 1}, ${what}`}
              onClick={() => change(pairs.filter((_pair, at) => at !== index))}
            >
              <X size={15} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {!readOnly && (
        <div>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<Plus size={12} aria-hidden />}
            aria-label={`Replace another value, ${what}`}
            onClick={() => {
              change([...pairs, { key: newKey(), value: '', with: '' }]);
              showField(`${list}.${pairs.length}.value`);
            }}
          >
            Another value
          </Button>
        </div>
      )}
    </Stack>
  );
}

function PairInput({ place, what }: { readonly place: string; readonly what: string }): ReactElement {
  const { value, type, input, readOnly } = useField<string>(place);
  const wrong = useIsWrong(place);
  return (
    <TextInput
      {...input}
      aria-label={what}
      placeholder={place.endsWith('.with') ? 'New value' : 'Value'}
      error={wrong}
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      value={value}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
