import type { Literal } from '@causeway/core/audience/rule';
import { TagsInput, Text, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { clip } from '../../../ui/clip.ts';
import { countText } from '../../../ui/count-text.ts';
import type { Sort } from '../../../ui/rule/operators.ts';
import { listFrom } from './literals.ts';

interface ListFieldProps {
  readonly values: readonly Literal[];
  readonly sort: Sort;
  readonly choices: readonly string[];
  readonly label: string;
  readonly onChange: (values: readonly Literal[]) => void;
}

/** So many are shown one by one; more of them are lines of a text. */
const MOST_TAGS = 60;

/** Several values. What is there already stays what it is, be it text or number. */
export function ListField({ values, sort, choices, label, onChange }: ListFieldProps): ReactElement {
  const texts = values.map(String);
  const change = (next: readonly string[]): void => onChange(listFrom(next, values, sort));
  if (texts.some((text) => /[\r\n]/.test(text)) || new Set(texts).size < texts.length)
    return (
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {clip(texts.join(', '), 200)} ({countText(texts.length)} values; change them as FilterQL)
      </Text>
    );
  if (texts.length > MOST_TAGS) return <Lines texts={texts} label={label} onChange={change} />;
  return (
    <TagsInput
      aria-label={label}
      placeholder={texts.length === 0 ? 'Value, Enter' : ''}
      style={{ flex: '1 1 220px', minWidth: 180, maxWidth: 520 }}
      acceptValueOnBlur
      splitChars={['\n']}
      maxDropdownHeight={240}
      comboboxProps={{ shadow: 'md' }}
      data={[...choices]}
      error={texts.length === 0}
      value={texts}
      onChange={change}
    />
  );
}

interface LinesProps {
  readonly texts: readonly string[];
  readonly label: string;
  readonly onChange: (texts: readonly string[]) => void;
}

/** A long list, one value a line. Empty lines count for nothing. */
function Lines({ texts, label, onChange }: LinesProps): ReactElement {
  const [typed, setTyped] = useState<string>();
  return (
    <Textarea
      aria-label={`${label}, one a line`}
      description={`${countText(texts.length)} values, one a line`}
      rows={6}
      spellCheck={false}
      style={{ flex: '1 1 260px', maxWidth: 520 }}
      value={typed ?? texts.join('\n')}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed === undefined) return;
        setTyped(undefined);
        const next = typed
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '');
        onChange([...new Set(next)]);
      }}
    />
  );
}
