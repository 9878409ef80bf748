import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { clip } from '../../../ui/clip.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import type { Authorization } from './authorization-values.ts';

interface TokenTestProps {
  readonly authorization: Authorization;
  readonly onClose: () => void;
}

/** Fetches a token as the authorization says, and shows in words what came of it. */
export function TokenTest({ authorization, onClose }: TokenTestProps): ReactElement {
  const { id, label } = authorization;
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['token-test', id],
    queryFn: () => api('POST /v1/admin/authorizations/{id}/test', { params: { id } }),
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Dialog opened onClose={onClose} title={`Test ${clip(label, 100)}`}>
      <Stack gap="md" aria-live="polite">
        {isFetching && (
          <Group gap="xs">
            <Loader size="xs" />
            <Text size="sm">Asking the token endpoint…</Text>
          </Group>
        )}
        {!isFetching && error !== null && <ProblemNote error={error} />}
        {!isFetching && data !== undefined && (
          <Alert
            color={data.ok ? 'teal' : 'red'}
            variant="light"
            icon={data.ok ? <CircleCheck size={18} /> : <CircleAlert size={18} />}
            title={data.ok ? 'It works' : 'There is no token'}
          >
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {clip(data.issue.message, 600)}
            </Text>
            {data.issue.hint !== undefined && <Text size="sm">{data.issue.hint}</Text>}
            <Text size="xs" c="dimmed" mt={4}>
              {data.status === null ? 'No answer' : `Status ${data.status}`}, {Math.round(data.ms)} ms
            </Text>
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            loading={isFetching}
            onClick={() => {
              refetch().catch(() => undefined);
            }}
          >
            Test again
          </Button>
          <Button onClick={onClose}>Close</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
