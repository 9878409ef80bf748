import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Send } from 'lucide-react';
import type { ReactElement } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { useMay } from '../../../app/session.ts';
import { clip } from '../../../ui/clip.ts';
import { CodeView } from '../../../ui/code-view.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { StatusCode } from '../../../ui/status-code.tsx';
import { RequestView } from './request-view.tsx';
import { SECRET_HEADERS, type ShownRequest } from './shown-request.ts';

type Header = ShownRequest['headers'][number];
export type TestAnswer = Answer<'POST /v1/admin/integrations/{id}/test'>;

export function testEndpoint(id: number): Promise<TestAnswer> {
  return api('POST /v1/admin/integrations/{id}/test', { params: { id } });
}

/** The last test of an endpoint; it runs when it is asked for, and never by itself. */
export function endpointTest(id: number) {
  return queryOptions({
    queryKey: ['endpoint test', id] as const,
    queryFn: () => testEndpoint(id),
    enabled: false,
    retry: false,
    staleTime: Infinity,
  });
}

/** Where on the page the test stands. */
export const TEST_ENDPOINT = 'test-endpoint';

interface EndpointTestProps {
  readonly id: number;
  /** Something is typed and not saved. */
  readonly unsaved: boolean;
  /** Secret headers are set. */
  readonly hasSecrets: boolean;
  /** What is sent, such as `a made-up purchase`. */
  readonly what: string;
  /** More about it: whose it is, and what it heeds. */
  readonly about: string;
  /** Resolves to whether it could be saved. */
  readonly onSave: () => Promise<boolean>;
}

/** Sends a made-up event to the address in earnest, and shows what came back. */
export function EndpointTest(props: EndpointTestProps): ReactElement | null {
  const { id, unsaved, hasSecrets, what, about, onSave } = props;
  const { data, error, isFetching, refetch } = useQuery(endpointTest(id));
  if (!useMay('editor')) return null;
  const run = async (): Promise<void> => {
    if (unsaved && !(await onSave())) return;
    await refetch();
  };
  return (
    <Stack gap="sm" id={TEST_ENDPOINT} style={{ scrollMarginTop: 60 }}>
      <Group gap="sm" align="flex-start">
        <Button
          flex="none"
          variant="default"
          leftSection={<Send size={14} aria-hidden />}
          loading={isFetching}
          onClick={() => {
            run().catch(() => undefined);
          }}
        >
          {unsaved ? 'Save and test endpoint' : 'Test endpoint'}
        </Button>
        <Text size="xs" c="dimmed" flex="1 1 240px">
          This really sends one request: {what}, once. {about}
        </Text>
      </Group>
      <div aria-live="polite">
        {isFetching && <Skeleton h={62} />}
        {!isFetching && error !== null && <ProblemNote error={error} title="The test could not run" />}
        {!isFetching && error === null && data !== undefined && (
          <TestResult answer={data} hasSecrets={hasSecrets} what={what} />
        )}
      </div>
    </Stack>
  );
}

/** The hub covers the secret headers, with their names, as one; whether there are any it does not say. */
const COVERED_NAME = 'secret';

interface TestResultProps extends Pick<EndpointTestProps, 'hasSecrets' | 'what'> {
  readonly answer: TestAnswer;
}

function TestResult({ answer, hasSecrets, what }: TestResultProps): ReactElement {
  const { ok, issue, status, ms, sent, answered } = answer;
  const named = (header: Header): readonly Header[] => {
    if (header.name !== COVERED_NAME) return [header];
    return hasSecrets ? [{ ...header, name: SECRET_HEADERS }] : [];
  };
  return (
    <Stack gap="sm">
      <Alert
        py="xs"
        color={ok ? 'sea' : 'red'}
        icon={ok ? <CircleCheck size={18} /> : <CircleAlert size={18} />}
        title={
          ok ? 'The endpoint took it' : sent === null ? 'Nothing was sent' : 'The endpoint did not take it'
        }
      >
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <bdi>{clip(issue.message, 1_000)}</bdi> {clip(issue.hint ?? '', 500)}
        </Text>
        {sent === null && (
          <Text size="sm">
            That is what the settings make of {what}. The preview shows what they make of others.
          </Text>
        )}
        {sent !== null && (
          <Text size="xs" mt={2}>
            {status === null ? 'No answer' : `Status ${status}`} after {Math.round(ms)} ms
          </Text>
        )}
      </Alert>
      {sent !== null && (
        <div>
          <Title order={3}>Sent</Title>
          <RequestView request={{ ...sent, headers: sent.headers.flatMap(named), bytes: 0 }} />
        </div>
      )}
      {status !== null && (
        <div>
          <Group gap="xs">
            <Title order={3}>Answered</Title>
            <StatusCode code={status} />
          </Group>
          {answered === null || answered === '' ? (
            <Text size="xs" c="dimmed">
              Without a body.
            </Text>
          ) : (
            <CodeView value={answered} label="answer" maxHeight={260} />
          )}
        </div>
      )}
    </Stack>
  );
}
