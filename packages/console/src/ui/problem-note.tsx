import { Alert, Button, List, Text } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { ApiError } from '../app/api.ts';

interface ProblemNoteProps {
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: () => void;
}

/** What the hub refused, in its own words: each place that is wrong, and what to do. */
export function ProblemNote({ error, title = 'That did not work', onRetry }: ProblemNoteProps): ReactElement {
  const problem = error instanceof ApiError ? error.problem : undefined;
  const words = error instanceof Error ? error.message : 'Something unexpected happened.';
  // What is said above already is not said again.
  const errors = (problem?.errors ?? []).map((complaint) =>
    complaint.message === words ? { ...complaint, message: '' } : complaint,
  );
  const listed = errors.filter(
    ({ message, hint, pointer, parameter }) => (message || hint || pointer || parameter || '') !== '',
  );
  return (
    <Alert color="red" variant="light" icon={<CircleAlert size={18} />} title={title} role="alert">
      <Text size="sm">{words}</Text>
      {listed.length > 0 && (
        <List size="sm" mt={4}>
          {listed.map((complaint, index) => (
            <List.Item key={index}>
              {(complaint.pointer ?? complaint.parameter) !== undefined && (
                <code>{complaint.pointer ?? complaint.parameter}</code>
              )}{' '}
              {complaint.message} {complaint.hint}
            </List.Item>
          ))}
        </List>
      )}
      {onRetry !== undefined && (
        <Button mt="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
