import { Anchor, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Answer } from '../../../app/api.ts';
import { clip } from '../../../ui/clip.ts';
import { CodeView } from '../../../ui/code-view.tsx';
import { IssueList } from '../../../ui/issue-list.tsx';
import { ReceiptBadge } from '../../../ui/receipt-badge.tsx';
import { StatusCode } from '../../../ui/status-code.tsx';
import { Part } from '../trial/part.tsx';
import { HookVerdicts } from './hook-verdicts.tsx';
import { ranWords } from './ran-words.ts';

interface RunResultProps {
  readonly result: Answer<'POST /v1/admin/inbound/{id}/rerun'>;
  readonly onOpen: (id: number) => void;
}

/** What a request became, or would become, when it was run again. */
export function RunResult({ result, onOpen }: RunResultProps): ReactElement {
  const { status, answer, issues, verdicts, receipt_id: receipt } = result;
  const told = new Set(verdicts.flatMap((one) => one.issues.map(({ message }) => message)));
  const left = issues.filter(({ message }) => !told.has(message));
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <ReceiptBadge status={status} />
        <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
          {clip(ranWords(result), 600)}
        </Text>
        {receipt !== null && (
          <Anchor component="button" type="button" size="sm" onClick={() => onOpen(receipt)}>
            See its entry, rcp_{receipt}
          </Anchor>
        )}
      </Group>
      {left.length > 0 && <IssueList issues={left} />}
      <HookVerdicts verdicts={verdicts} />
      <Part title="Answer" mark={<StatusCode code={answer.status_code} />}>
        <CodeView value={answer.body ?? ''} label="answer" maxHeight={160} />
      </Part>
    </Stack>
  );
}
