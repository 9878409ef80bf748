import { Alert, Box, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { CircleCheck, CircleSlash, CircleX, Hourglass } from 'lucide-react';
import { useCallback, useState, type ReactElement } from 'react';
import { IssueList } from '../../../ui/issue-list.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { reasonText } from '../../../ui/reason-text.ts';
import { RequestView } from '../form/request-view.tsx';
import { ToMend } from '../form/to-mend.tsx';
import type { Chosen } from '../insider/subject-picker.tsx';
import { useJobTools } from './form-tools.ts';
import type { JobValues } from './job-values.ts';
import { requestShown } from './request-shown.ts';
import { SubjectPicker } from './subject-picker.tsx';
import type { DraftState } from './use-job-form.ts';
import { usePreview, type PreviewAnswer } from './use-preview.ts';

/** Of fields whose complaints only say what to choose. */
const LABELS: Readonly<Record<string, string>> = {
  cloudType: 'CloudEvents type',
  exportFields: 'Export fields',
  batchSize: 'Batch size',
  batchFlush: 'Flush after',
  workers: 'Worker count',
  requestsPerMinute: 'Requests per minute',
  doNotRetry: 'Do not retry',
  limitUsers: 'User limit',
  limitTime: 'User limit',
  limitZone: 'Time zone of the limit',
  quietFrom: 'Quiet times',
  quietHours: 'Quiet times',
  quietZone: 'Time zone of quiet times',
  stream: 'Stream',
  config: 'Free properties',
};

/** What would be told with the settings as they stand in the form. */
export function PreviewPanel({ draft }: { readonly draft: DraftState }): ReactElement {
  const tools = useJobTools();
  const [chosen, setChosen] = useState<Chosen>();
  const choose = useCallback((next: Chosen | undefined) => setChosen(next), []);
  const { answer, stale, error } = usePreview(tools, draft, chosen?.subject);
  const { values, faults } = draft;
  return (
    <Paper component="section" aria-label="Preview" bg="var(--cw-surface)">
      <Stack gap="sm">
        <Box>
          <Title order={2}>Preview</Title>
          <Text size="sm" c="dimmed">
            The request that would leave with the settings as they stand here. Nothing is sent.
          </Text>
        </Box>
        <SubjectPicker onChoose={choose} />
        <ToMend faults={faults} labels={LABELS} />
        {error !== null && <ProblemNote error={error} title="No preview" />}
        {error === null && answer !== undefined && (
          <Box aria-busy={stale}>
            <Stack gap="sm">
              <Verdict answer={answer} values={values} />
              {answer.requests.map((request, index) => (
                <RequestView key={index} request={requestShown(values, request)} />
              ))}
              {answer.issues.length > 0 && (
                <div>
                  <Title order={3}>Moved or left out</Title>
                  <IssueList issues={answer.issues} />
                </div>
              )}
            </Stack>
          </Box>
        )}
        {error === null && answer === undefined && chosen !== undefined && faults.length === 0 && (
          <Skeleton h={240} role="status" aria-label="Loading" />
        )}
      </Stack>
    </Paper>
  );
}

interface VerdictProps {
  readonly answer: PreviewAnswer;
  readonly values: JobValues;
}

function Verdict({ answer, values }: VerdictProps): ReactElement {
  const { routed, held, requests, skips, refused } = answer;
  if (!routed)
    return (
      <Alert color="gray" py="xs" icon={<CircleSlash size={18} />} title="Not told">
        <Text size="sm">
          It is not among “Audience trigger events”, about none of the audiences, or no field among “Fields to
          trigger” changed.
        </Text>
      </Alert>
    );
  if (held)
    return (
      <Alert color="violet" py="xs" icon={<Hourglass size={18} />} title="It waits">
        <Text size="sm">
          Nobody has named the person yet. It leaves when somebody does; the choice is “People not named yet”
          under Advanced.
        </Text>
      </Alert>
    );
  if (refused.length > 0)
    return (
      <Alert color="red" py="xs" icon={<CircleX size={18} />} title="Would become a dead letter">
        <IssueList issues={refused} />
      </Alert>
    );
  if (requests.length === 0)
    return (
      <Alert color="gray" py="xs" icon={<CircleSlash size={18} />} title="Nothing leaves">
        <Text size="sm">{[...new Set(skips.map(({ reason }) => reasonText(reason)))].join('. ')}.</Text>
        <IssueList issues={skips.flatMap(({ issues }) => issues)} />
      </Alert>
    );
  const others = values.batch && typeof values.batchSize === 'number' ? values.batchSize - 1 : 0;
  return (
    <Text size="sm" fw={500}>
      <CircleCheck size={15} aria-hidden style={{ verticalAlign: '-2px', marginRight: 6 }} />
      {others > 0 ? `Would leave together with up to ${others} others` : 'This request would leave'}
    </Text>
  );
}
