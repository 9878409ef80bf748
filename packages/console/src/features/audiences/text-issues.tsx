import { Anchor, Group, List, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { CodePlace } from '../../ui/code-area.tsx';
import { clip } from '../../ui/clip.ts';

/** Something wrong with the text, and where. */
export interface TextIssue {
  readonly severity: 'error' | 'warning';
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly message: string;
  readonly hint?: string | undefined;
}

interface IssueListProps {
  readonly issues: readonly TextIssue[];
  /** It was looked at, and this is all. */
  readonly asked: boolean;
  readonly onShow: (place: CodePlace) => void;
}

const MOST = 10;

/** What is wrong with the text of a rule; each leads to its place. */
export function TextIssues({ issues, asked, onShow }: IssueListProps): ReactElement {
  return (
    <div role="status" style={{ minHeight: 22 }}>
      {issues.length === 0 && asked && (
        <Group gap={6}>
          <CircleCheck size={14} aria-hidden />
          <Text size="xs">It can be used.</Text>
        </Group>
      )}
      {issues.length > 0 && (
        <List size="xs" listStyleType="none" spacing={2}>
          {issues.slice(0, MOST).map((issue, index) => (
            <List.Item key={index}>
              <OneIssue issue={issue} onShow={onShow} />
            </List.Item>
          ))}
          {issues.length > MOST && <List.Item>and {issues.length - MOST} more</List.Item>}
        </List>
      )}
    </div>
  );
}

function OneIssue({
  issue: { severity, line, column = 1, message, hint },
  onShow,
}: {
  readonly issue: TextIssue;
  readonly onShow: (place: CodePlace) => void;
}): ReactElement {
  const isError = severity === 'error';
  const Icon = isError ? CircleAlert : TriangleAlert;
  return (
    <Group
      gap={6}
      wrap="nowrap"
      align="flex-start"
      c={isError ? 'var(--mantine-color-error)' : 'var(--cw-odd)'}
    >
      <Icon size={14} aria-label={isError ? 'Error' : 'Warning'} style={{ flex: 'none', marginTop: 2 }} />
      <Text inherit span style={{ overflowWrap: 'anywhere' }}>
        {line !== undefined && (
          <>
            <Anchor
              component="button"
              type="button"
              inherit
              c="inherit"
              td="underline"
              onClick={() => onShow({ line, column })}
            >
              Line {line}, column {column}
            </Anchor>
            {': '}
          </>
        )}
        <bdi>{clip(message, 500)}</bdi> {clip(hint ?? '', 500)}
      </Text>
    </Group>
  );
}
