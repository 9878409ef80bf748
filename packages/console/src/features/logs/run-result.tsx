import { Anchor, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { clip } from '../../ui/clip.ts';
import { CodeView } from '../../ui/code-view.tsx';
import { IssueList } from '../../ui/issue-list.tsx';
import { ReceiptBadge } from '../../ui/receipt-badge.tsx';
import { StatusCode } from '../../ui/status-code.tsx';
import { runText } from './run-text.ts';

interface RunResultProps {
  readonly result: Answer<'POST /v1/admin/inbound/{id}/rerun'>;
  readonly onOpen: (id: number) => void;
}

/** What a request became, or would become, when it was run again. */
export function RunResult({ result, onOpen }: RunResultProps): ReactElement {
  const { status, answer, mapped, issues, receipt_id: receipt } = result;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <ReceiptBadge status={status} />
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {clip(runText(result), 600)}
        </Text>
        {receipt !== null && (
          <Anchor component="button" type="button" size="sm" onClick={() => onOpen(receipt)}>
            See its entry, rcp_{receipt}
          </Anchor>
        )}
      </Group>
      {issues.length > 0 && <IssueList issues={issues} />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        {mapped !== null && Object.keys(mapped.data).length > 0 && (
          <Stack gap={4} miw={0}>
            <Text fw={600} size="sm">
              {mapped.type === 'profile' ? 'Attributes' : 'Data'}
            </Text>
            <CodeView value={mapped.data} label="what it becomes" maxHeight={220} />
          </Stack>
        )}
        <Stack gap={4} miw={0}>
          <Group gap="xs">
            <Text fw={600} size="sm">
              Our answer
            </Text>
            <StatusCode code={answer.status_code} />
          </Group>
          <CodeView value={answer.body ?? ''} label="our answer" maxHeight={220} />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}
