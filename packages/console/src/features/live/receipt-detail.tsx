import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ApiError } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { CodeView } from '../../ui/code-view.tsx';
import { IssueList } from '../../ui/issue-list.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { readableBody } from '../../ui/readable-body.ts';

/** What was wrong with a request, and its body as it was received. */
export function ReceiptDetail({ id }: { readonly id: string }): ReactElement {
  const receipt = useQuery({
    ...get('GET /v1/admin/receipts/{id}', { params: { id } }),
    staleTime: Infinity,
  });
  if (receipt.error instanceof ApiError && receipt.error.status === 404)
    return <Text size="sm">This request is not kept any more. Newer ones are listed here.</Text>;
  if (receipt.isError) return <ProblemNote error={receipt.error} />;
  if (receipt.data === undefined) return <Skeleton h={260} role="status" aria-label="Loading" />;
  const { issues, body } = receipt.data;
  return (
    <Stack gap="xs">
      <IssueList
        issues={issues.map(({ index, message_id: messageId, ...issue }) => ({
          ...issue,
          message: [
            index === undefined ? '' : `Event ${index + 1}${messageId === null ? '' : ` (${messageId})`}: `,
            issue.message,
          ].join(''),
        }))}
      />
      {body === null ? (
        <Text size="sm" c="dimmed">
          Its body is not kept any more.
        </Text>
      ) : (
        <CodeView value={readableBody(body)} label="body as received" maxHeight={320} />
      )}
    </Stack>
  );
}
