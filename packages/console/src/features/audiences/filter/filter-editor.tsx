import { useEffect, useState, type ReactElement } from 'react';
import { cell } from '../../../ui/cell.ts';
import { CodeArea, type CodeFault, type CodePlace } from '../../../ui/code-area.tsx';
import type { Vocabulary } from '../../../ui/rule/vocabulary.ts';
import { filterLanguage } from './filter-language.ts';

interface FilterEditorProps {
  readonly value: string;
  readonly vocabulary: Vocabulary;
  readonly height: { readonly min: number; readonly max: number };
  readonly faults: readonly CodeFault[];
  readonly place: CodePlace | undefined;
  readonly wrong: boolean;
  /** Left out: it can be read and not changed. */
  readonly onChange: ((value: string) => void) | undefined;
}

/** The rule as FilterQL. */
export function FilterEditor({ value, vocabulary, height, ...rest }: FilterEditorProps): ReactElement {
  const [words] = useState(() => cell(vocabulary));
  useEffect(() => words.set(vocabulary), [words, vocabulary]);
  const [language] = useState(() => filterLanguage(words.get));
  return (
    <CodeArea
      {...rest}
      id="audience-filter"
      label="Rule as FilterQL"
      language={language}
      indents
      minHeight={height.min}
      maxHeight={height.max}
      placeholder={'FILTER AND (\n  city = "Berlin",\n  count(`Order Completed` WITHIN 30d) >= 1\n)'}
      value={value}
    />
  );
}
