import { Alert, Box, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { CircleCheck, CircleSlash, CircleX } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { IssueList } from '../../../ui/issue-list.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { reasonText } from '../../../ui/reason-text.ts';
import type { Fault } from './fault.ts';
import { RequestView } from './request-view.tsx';
import type { ShownRequest } from './shown-request.ts';
import { ToMend } from './to-mend.tsx';
import { WaitsNote } from './waits-note.tsx';
import type { PreviewAnswer, PreviewUse } from './use-request-preview.ts';

interface VerdictWords {
  /** What it means that the event does not concern the destination. */
  readonly unrouted: { readonly title: string; readonly text: string };
  /** How many others a request can be put together with. */
  readonly others: number;
}

interface PreviewFrameProps extends PreviewUse, VerdictWords {
  /** Chooses what is tried. */
  readonly picker: ReactNode;
  readonly isChosen: boolean;
  readonly faults: readonly Fault[];
  readonly shown: (request: PreviewAnswer['requests'][number]) => ShownRequest;
}

/** What an event would become with the settings as they stand in the form. */
export function PreviewFrame(props: PreviewFrameProps): ReactElement {
  const { picker, isChosen, faults, answer, stale, error, shown, ...words } = props;
  return (
    <Paper component="section" aria-label="Preview" bg="var(--cw-surface)">
      <Stack gap="sm">
        <Box>
          <Title order={2}>Preview</Title>
          <Text size="sm" c="dimmed">
            The request that would leave with the settings as they stand here. Nothing is sent.
          </Text>
        </Box>
        {picker}
        <ToMend faults={faults} />
        {error !== null && <ProblemNote error={error} title="No preview" />}
        {error === null && answer !== undefined && (
          <Box aria-busy={stale}>
            <Stack gap="sm">
              <Verdict answer={answer} {...words} />
              {answer.requests.map((request, index) => (
                <RequestView key={index} request={shown(request)} />
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
        {error === null && answer === undefined && isChosen && faults.length === 0 && (
          <Skeleton h={240} role="status" aria-label="Loading" />
        )}
      </Stack>
    </Paper>
  );
}

function Verdict(props: VerdictWords & { readonly answer: PreviewAnswer }): ReactElement {
  const { answer, unrouted, others } = props;
  const { routed, held, requests, skips, refused } = answer;
  if (!routed)
    return (
      <Alert color="gray" py="xs" icon={<CircleSlash size={18} />} title={unrouted.title}>
        <Text size="sm">{unrouted.text}</Text>
      </Alert>
    );
  if (held) return <WaitsNote />;
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
      {others > 0 ? `Would leave together with up to ${others} others` : 'This request would leave'}
    </Text>
  );
}
