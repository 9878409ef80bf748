import type { JsonObject } from '@causeway/core/result/json';
import { Box, Paper, Skeleton, Stack, Switch, Text, Title, UnstyledButton } from '@mantine/core';
import { isObject } from '@causeway/core/result/json';
import { lazy, Suspense, useCallback, useMemo, useState, type ReactElement } from 'react';
import { useMay } from '../../app/session.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { readObject } from './read-object.ts';
import { SubjectChoice } from './subject-choice.tsx';
import { TestResult } from './test-result.tsx';
import { useTrial, type Subject } from './use-trial.ts';

const CodeEditor = lazy(async () => ({ default: (await import('../../ui/code-editor.tsx')).CodeEditor }));

interface TestPanelProps {
  readonly source: string;
  readonly compiles: boolean;
  readonly sample: JsonObject | undefined;
}

/** What the source, as it stands in the editor, makes of something real. Nothing is sent. */
export function TestPanel({ source, compiles, sample }: TestPanelProps): ReactElement {
  const mayTry = useMay('editor');
  return (
    <Paper component="section" aria-label="Test" bg="var(--cw-surface)">
      <Stack gap="sm">
        <Box>
          <Title order={2}>Test</Title>
          <Text size="sm" c="dimmed">
            {mayTry
              ? 'What the source, as it stands here, makes of it. Nothing is sent.'
              : 'Trying a template takes the role of an editor.'}
          </Text>
        </Box>
        {mayTry && <Bench source={source} compiles={compiles} sample={sample} />}
      </Stack>
    </Paper>
  );
}

function Bench({ source, compiles, sample }: TestPanelProps): ReactElement {
  const [subject, setSubject] = useState<Subject>();
  const [config, setConfig] = useState('{}');
  const [configShown, showConfig] = useState(false);
  const [dropEmpty, setDropEmpty] = useState(true);
  const choose = useCallback((next: Subject | undefined) => setSubject(next), []);
  const read = useMemo(() => readObject(config), [config]);
  const { answer, stale, error } = useTrial(
    { source, subject, config: isObject(read) ? read : undefined, dropEmpty },
    compiles,
  );
  return (
    <>
      <SubjectChoice sample={sample} onChoose={choose} />
      <div>
        <UnstyledButton aria-expanded={configShown} onClick={() => showConfig(!configShown)}>
          <Text size="xs" td="underline" c="dimmed">
            {configShown ? 'Hide the job configuration' : 'Job configuration'}
          </Text>
        </UnstyledButton>
        {configShown && (
          <Box mt={4}>
            <Suspense fallback={<Skeleton h={60} />}>
              <CodeEditor
                value={config}
                label="Job configuration as JSON"
                maxHeight={160}
                onChange={setConfig}
              />
            </Suspense>
            <Text size="xs" c={isObject(read) ? 'dimmed' : 'var(--mantine-color-error)'}>
              {isObject(read) ? 'What jobConfGet reads. An integration has its own.' : read}
            </Text>
          </Box>
        )}
      </div>
      <Switch
        label="Drop empty fields"
        description="As the integration’s setting of that name does."
        checked={dropEmpty}
        onChange={(event) => setDropEmpty(event.currentTarget.checked)}
      />
      <div aria-live="polite" aria-busy={stale}>
        {!compiles && answer === undefined && (
          <Text size="sm" c="dimmed">
            The result stands here as soon as the source compiles.
          </Text>
        )}
        {error !== null && <ProblemNote error={error} title="It could not be tried" />}
        {error === null && answer !== undefined && <TestResult answer={answer} stale={!compiles} />}
        {error === null && answer === undefined && compiles && subject !== undefined && (
          <Skeleton h={220} role="status" aria-label="Loading" />
        )}
      </div>
    </>
  );
}
