import type { WebhookDefinition } from '@causeway/core/webhook/definition';
import { HIDDEN } from '@causeway/core/webhook/sensitive-name';
import { Box, Paper, Skeleton, Stack, Switch, Text, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { CodeLine } from '../../../ui/code-line.tsx';
import { CodeView } from '../../../ui/code-view.tsx';
import { IssueList } from '../../../ui/issue-list.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { StatusCode } from '../../../ui/status-code.tsx';
import { useFormTools } from '../form/form-tools.ts';
import type { Webhook } from '../webhook.ts';
import { Part } from './part.tsx';
import { SampleEditor } from './sample-editor.tsx';
import { SampleSource } from './sample-source.tsx';
import { useTrial, type TrialAnswer } from './use-trial.ts';
import { VerdictView } from './verdict-view.tsx';

interface TrialPanelProps {
  readonly definition: WebhookDefinition;
  readonly webhook: Webhook | undefined;
}

/** A request, and what the webhook as it stands in the form would make of it. */
export function TrialPanel({ definition, webhook }: TrialPanelProps): ReactElement {
  const tools = useFormTools();
  const sample = useCell(tools.sample, (one) => one);
  const [withAuth, setWithAuth] = useState(false);
  const { answer, stale, error } = useTrial(definition, webhook, sample, !withAuth);
  const { method, endpoint } = definition;
  return (
    <Paper component="section" aria-label="Test" bg="var(--cw-surface)">
      <Stack gap="sm">
        <Box>
          <Title order={2}>Test</Title>
          <Text size="sm" c="dimmed">
            What this webhook, as it stands here, would make of a request. Nothing is stored.
          </Text>
        </Box>
        <div className="cw-hook-bench">
          <Stack gap="sm">
            <SampleSource to={{ id: webhook?.id, method, endpoint }} />
            <SampleEditor />
            <Switch
              label="Check access too"
              description={
                webhook === undefined
                  ? 'Secrets can be checked once they are saved.'
                  : 'With the secrets that are saved. Otherwise the sender is taken as proved.'
              }
              checked={withAuth}
              onChange={(event) => setWithAuth(event.currentTarget.checked)}
            />
            {withAuth && sample.headers.includes(HIDDEN) && (
              <Text size="xs">
                What proved the sender was hidden when this request was kept. Write it in the headers to check
                it.
              </Text>
            )}
          </Stack>
          <div aria-live="polite" aria-busy={stale}>
            {error !== null && <ProblemNote error={error} title="It could not be tried" />}
            {error === null && answer === undefined && (
              <Skeleton h={320} role="status" aria-label="Loading" />
            )}
            {error === null && answer !== undefined && <TrialResult answer={answer} />}
          </div>
        </div>
      </Stack>
    </Paper>
  );
}

function TrialResult({
  answer: { verdict, answer, refusal, curl },
}: {
  readonly answer: TrialAnswer;
}): ReactElement {
  return (
    <Stack gap="sm">
      <VerdictView verdict={verdict} />
      {refusal !== null && !verdict.issues.some(({ message }) => message === refusal.message) && (
        <IssueList issues={[refusal]} />
      )}
      <Part title="Answer" mark={<StatusCode code={answer.status_code} />}>
        <CodeView value={answer.body} label="answer" maxHeight={160} />
      </Part>
      <Part title="Send it for real">
        <CodeLine value={curl} what="command" />
      </Part>
    </Stack>
  );
}
