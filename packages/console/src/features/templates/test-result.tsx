import { Alert, List, SegmentedControl, Stack, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleSlash } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { clip } from '../../ui/clip.ts';
import { CodeView } from '../../ui/code-view.tsx';
import type { Rendered } from './use-trial.ts';

const VIEWS = [
  { value: 'sent', label: 'As it is sent' },
  { value: 'text', label: 'As Jsonnet writes it' },
  { value: 'entity', label: 'Filled in from' },
] as const;
type View = (typeof VIEWS)[number]['value'];

interface TestResultProps {
  readonly answer: Rendered;
  /** The source does not compile any more: this is what it made before. */
  readonly stale: boolean;
}

/** What came of a template: a value, nothing by its own wish, or a failure with the way there. */
export function TestResult({ answer, stale }: TestResultProps): ReactElement {
  const { status, value, text, entity, ms } = answer;
  const [view, setView] = useState<View>('sent');
  const made = status === 'rendered';
  const views = VIEWS.filter((one) => made || one.value === 'entity');
  const shown = made ? view : 'entity';
  const content = { sent: value, text, entity }[shown];
  return (
    <Stack gap="xs">
      {!stale && <Verdict answer={answer} />}
      <Text size="xs" c="dimmed">
        {stale ? 'The source does not compile. This is what it made when it last did.' : tookText(ms)}
      </Text>
      {views.length > 1 && (
        <SegmentedControl
          aria-label="What to show of the result"
          data={views.map((one) => ({ ...one }))}
          value={shown}
          onChange={setView}
        />
      )}
      {!made && (
        <Text size="xs" fw={600}>
          Filled in from
        </Text>
      )}
      <CodeView key={shown} value={content ?? null} label={`test: ${shown}`} maxHeight={340} />
    </Stack>
  );
}

/** Milliseconds, as a person reads them. */
function tookText(ms: number): string {
  return ms < 1
    ? 'It took less than a millisecond.'
    : `It took ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms.`;
}

function Verdict({ answer: { status, message, trace } }: Pick<TestResultProps, 'answer'>): ReactElement {
  if (status === 'rendered')
    return (
      <Text size="sm" fw={500}>
        <CircleCheck size={15} aria-hidden style={{ verticalAlign: '-2px', marginRight: 6 }} />
        This would be sent
      </Text>
    );
  const skipped = status === 'skipped';
  return (
    <Alert
      py="xs"
      color={skipped ? 'gray' : 'red'}
      icon={skipped ? <CircleSlash size={18} /> : <CircleAlert size={18} />}
      title={skipped ? 'Skipped, as the template wants' : 'It fails'}
    >
      {message !== null && (
        <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
          <bdi>{clip(message, 2_000)}</bdi>
        </Text>
      )}
      <Text size="sm">
        {skipped
          ? 'It says so with error or assert: nothing is sent for this event, and the log has this message as the reason.'
          : 'Such an event becomes a dead letter. Mend the template or the data, then send it again.'}
      </Text>
      {trace.length > 0 && (
        <>
          <Text size="xs" mt={4}>
            {skipped ? 'Said' : 'Where it happened'}, innermost first:
          </Text>
          <List size="xs" type="ordered" className="mono">
            {trace.slice(0, 20).map((line, index) => (
              <List.Item key={index} style={{ overflowWrap: 'anywhere' }}>
                {clip(line, 300)}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
}
