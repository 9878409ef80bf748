import { List, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { clip } from './clip.ts';

interface IssueListProps {
  readonly issues: readonly {
    readonly code: string;
    readonly field?: string | undefined;
    readonly message: string;
    readonly hint?: string | undefined;
  }[];
}

/** What was wrong or left out, field by field, and what to do about it. */
export function IssueList({ issues }: IssueListProps): ReactElement {
  return (
    <List size="sm" spacing={4} styles={{ item: { overflowWrap: 'anywhere' } }}>
      {issues.map((issue, index) => (
        <List.Item key={index}>
          {issue.field !== undefined && !issue.message.includes(issue.field) && (
            <>
              <code>{clip(issue.field, 200)}</code>{' '}
            </>
          )}
          <bdi>{clip(issue.message, 1_000)}</bdi>
          {issue.hint !== undefined && issue.hint !== '' && (
            <Text component="span" inherit c="dimmed">
              {' '}
              {clip(issue.hint, 1_000)}
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}
