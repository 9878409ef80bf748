import { Alert, Button, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, PlugZap } from 'lucide-react';
import type { ReactElement } from 'react';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useMay } from '../../../app/session.ts';
import { endpointTest, type TestAnswer } from '../form/endpoint-test.tsx';

interface ConnectionTestProps {
  readonly id: number;
  /** Something about the connection is typed and not saved. */
  readonly unsaved: boolean;
  /** Resolves to whether it could be saved. */
  readonly onSave: () => Promise<boolean>;
}

export function ConnectionTest({ id, unsaved, onSave }: ConnectionTestProps): ReactElement | null {
  const { data, error, isFetching, refetch } = useQuery(endpointTest(id));
  if (!useMay('editor')) return null;
  const run = async (): Promise<void> => {
    if (unsaved && !(await onSave())) return;
    await refetch();
  };
  return (
    <div id="test-connection" style={{ scrollMarginTop: 60 }}>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<PlugZap size={14} aria-hidden />}
          loading={isFetching}
          onClick={() => {
            run().catch(() => undefined);
          }}
        >
          {unsaved ? 'Save and test connection' : 'Test connection'}
        </Button>
        <Text size="xs" c="dimmed">
          Asks Insider whether it knows the name and the key. Nothing is changed there.
        </Text>
      </Group>
      <div aria-live="polite">
        {isFetching && <Skeleton h={62} mt="sm" />}
        {!isFetching && error !== null && (
          <div style={{ marginTop: 10 }}>
            <ProblemNote error={error} title="The test could not run" />
          </div>
        )}
        {!isFetching && error === null && data !== undefined && <TestResult answer={data} />}
      </div>
    </div>
  );
}

function TestResult({ answer: { ok, issue, status, ms } }: { readonly answer: TestAnswer }): ReactElement {
  return (
    <Alert
      mt="sm"
      py="xs"
      color={ok ? 'sea' : 'red'}
      icon={ok ? <CircleCheck size={18} /> : <CircleAlert size={18} />}
      title={ok ? 'The connection works' : 'The connection does not work'}
    >
      <Text size="sm">
        {issue.message} {issue.hint}
      </Text>
      <Text size="xs" mt={2}>
        {status === null ? 'No answer' : `Status ${status}`} after {Math.round(ms)} ms
      </Text>
    </Alert>
  );
}
