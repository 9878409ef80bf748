import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { CircleCheck, CircleSlash } from 'lucide-react';
import type { ReactElement } from 'react';
import { reasonText } from '../../../ui/reason-text.ts';
import { WaitsNote } from '../form/waits-note.tsx';
import type { InsiderValues } from './form-values.ts';
import { useFormTools } from './form-tools.ts';
import { LeftOut } from './left-out.tsx';
import { RequestView } from './request-view.tsx';
import { shadowDiff } from './shadow-diff.ts';
import { ShadowDiffTable } from './shadow-diff-table.tsx';
import type { PreviewAnswer } from './use-preview.ts';

interface PreviewAnswerViewProps {
  readonly answer: PreviewAnswer;
  readonly type: string;
  readonly values: Pick<InsiderValues, 'profile' | 'events'>;
  readonly onAddEvent: (type: string) => void;
}

/** The requests that would leave or why none does, what was left out of them, and what Insider holds afterwards. */
export function PreviewAnswerView({
  answer,
  type,
  values,
  onAddEvent,
}: PreviewAnswerViewProps): ReactElement {
  const { requests, skips, refused, issues, before, after } = answer;
  const left = [...issues, ...skips.flatMap((skip) => skip.issues)];
  return (
    <Stack gap="sm">
      <Verdict answer={answer} type={type} onAddEvent={onAddEvent} />
      {refused.length > 0 && (
        <div>
          <Title order={3}>Would become a dead letter</Title>
          <LeftOut issues={refused} type={type} values={values} />
        </div>
      )}
      {requests.map((request, index) => (
        <RequestView key={index} request={request} name={`Request ${index + 1}`} />
      ))}
      {left.length > 0 && (
        <div>
          <Title order={3}>Left out</Title>
          <LeftOut issues={left} type={type} values={values} />
        </div>
      )}
      <div>
        <Title order={3}>What Insider holds of the person</Title>
        <ShadowDiffTable diff={shadowDiff(before, after)} isNew={before === null} />
      </div>
    </Stack>
  );
}

function Verdict({
  answer: { routed, held, requests, skips, refused },
  type,
  onAddEvent,
}: Pick<PreviewAnswerViewProps, 'answer' | 'type' | 'onAddEvent'>): ReactElement {
  const { readOnly } = useFormTools();
  const silent = type === 'identify';
  if (!routed) {
    return (
      <Alert color="gray" py="xs" icon={<CircleSlash size={18} />} title="Nothing leaves">
        <Text size="sm">
          {silent
            ? 'It changes no attribute that is sent.'
            : `${reasonText('no_mapping')}, and events without one are not sent.`}
        </Text>
        {!silent && !readOnly && (
          <Button mt={6} variant="default" onClick={() => onAddEvent(type)}>
            Add this event
          </Button>
        )}
      </Alert>
    );
  }
  if (held) return <WaitsNote />;
  if (requests.length > 0) {
    return (
      <Text size="sm" fw={500}>
        <CircleCheck size={15} aria-hidden style={{ verticalAlign: '-2px', marginRight: 6 }} />
        {requests.length === 1
          ? 'One request would leave'
          : `${requests.length} requests would leave, in this order`}
      </Text>
    );
  }
  const reasons = [...new Set(skips.map(({ reason }) => reasonText(reason)))];
  return (
    <Alert color="gray" py="xs" icon={<CircleSlash size={18} />} title="Nothing leaves">
      <Text size="sm">
        {reasons.length > 0
          ? `${reasons.join('. ')}.`
          : refused.length > 0
            ? 'See why below.'
            : 'There is nothing to send.'}
      </Text>
    </Alert>
  );
}
