import { Button, Text } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { counted } from './count-text.ts';
import { diffParts, lineDiff, type DiffLine, type DiffPart } from './line-diff.ts';
import './diff-view.css';

interface DiffViewProps {
  readonly before: string;
  readonly after: string;
  readonly label: string;
}

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;
const WORDS = { same: '', added: 'added: ', removed: 'removed: ' } as const;

/** What one text has that the other has not, line by line. */
export function DiffView({ before, after, label }: DiffViewProps): ReactElement {
  const parts = useMemo(() => diffParts(lineDiff(before, after)), [before, after]);
  if (before === after)
    return (
      <Text size="sm" c="dimmed">
        They are the same.
      </Text>
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
    <div className="cw-diff mono" role="region" aria-label={label} tabIndex={0}>
      {parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </div>
  );
}

function Part({ part: { kind, lines } }: { readonly part: DiffPart }): ReactElement {
  const [opened, setOpened] = useState(false);
  if (kind === 'folded' && !opened)
    return (
      <Button variant="subtle" color="gray" size="compact-xs" fullWidth onClick={() => setOpened(true)}>
        {counted(lines.length, 'line')} that stayed
      </Button>
    );
  return (
    <>
      {lines.map((line, index) => (
        <Line key={index} line={line} />
      ))}
    </>
  );
}

function Line({ line: { kind, text, before, after } }: { readonly line: DiffLine }): ReactElement {
  return (
    <div className="cw-diff-line" data-kind={kind}>
      <span className="cw-diff-number" aria-hidden>
        {before}
      </span>
      <span className="cw-diff-number" aria-hidden>
        {after}
      </span>
      <span aria-label={WORDS[kind]} {...(kind === 'same' ? { 'aria-hidden': true } : { role: 'img' })}>
        {SIGNS[kind]}
      </span>
      <bdi className="cw-diff-text">{text}</bdi>
    </div>
  );
}
