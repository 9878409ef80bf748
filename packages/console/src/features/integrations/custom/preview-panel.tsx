import type { CustomSettings } from '@causeway/core/custom/settings';
import { Alert, Box, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { CircleCheck, CircleSlash, CircleX, Hourglass } from 'lucide-react';
import { useCallback, useState, type ReactElement } from 'react';
import { IssueList } from '../../../ui/issue-list.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { reasonText } from '../../../ui/reason-text.ts';
import { RequestView } from '../form/request-view.tsx';
import { ToMend } from '../form/to-mend.tsx';
import type { Chosen } from '../insider/subject-picker.tsx';
import { useFormTools } from './form-tools.ts';
import { requestShown } from './request-shown.ts';
import { SubjectPicker } from './subject-picker.tsx';
import type { DraftState } from './use-custom-form.ts';
import { usePreview, type PreviewAnswer } from './use-preview.ts';

/** What an event would become with the settings as they stand in the form. */
export function PreviewPanel({ draft }: { readonly draft: DraftState }): ReactElement {
  const { kept } = useFormTools();
  const [chosen, setChosen] = useState<Chosen>();
  const choose = useCallback((next: Chosen | undefined) => setChosen(next), []);
  const { answer, filled, stale, error } = usePreview(draft, chosen?.subject);
  const settings = draft.settings as unknown as CustomSettings;
  const secrets = {
    typed: draft.values.secretHeaders,
    stored: kept.has('headers') && !draft.values.taken.includes('headers'),
    signed:
      draft.values.signingSecret !== '' ||
      (kept.has('signing_secret') && !draft.values.taken.includes('signing_secret')),
  };
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
        <ToMend faults={draft.faults} />
        {error !== null && <ProblemNote error={error} title="No preview" />}
        {error === null && answer !== undefined && (
          <Box aria-busy={stale}>
            <Stack gap="sm">
              <Verdict answer={answer} settings={settings} />
              {answer.requests.map((request, index) => (
                <RequestView key={index} request={requestShown(settings, request, filled, secrets)} />
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
        {error === null && answer === undefined && chosen !== undefined && draft.faults.length === 0 && (
          <Skeleton h={240} role="status" aria-label="Loading" />
        )}
      </Stack>
    </Paper>
  );
}

interface VerdictProps {
  readonly answer: PreviewAnswer;
  readonly settings: CustomSettings;
}

function Verdict({ answer, settings }: VerdictProps): ReactElement {
  const { routed, held, requests, skips, refused } = answer;
  if (!routed)
    return (
      <Alert color="gray" py="xs" icon={<CircleSlash size={18} />} title="Not sent">
        <Text size="sm">
          “Which events” leaves this type out. Choose another event, or a sample of one that is sent.
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
  return (
    <Text size="sm" fw={500}>
      <CircleCheck size={15} aria-hidden style={{ verticalAlign: '-2px', marginRight: 6 }} />
      {settings.batch === null
        ? 'This request would leave'
        : `Would leave together with up to ${settings.batch.size - 1} others`}
    </Text>
  );
}
