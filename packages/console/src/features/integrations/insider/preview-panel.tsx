import { Anchor, Box, List, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useCallback, useState, type ReactElement } from 'react';
import { ApiError } from '../../../app/api.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { showField, useFormTools } from './form-tools.ts';
import { PreviewAnswerView } from './preview-answer.tsx';
import { SubjectPicker, type Chosen } from './subject-picker.tsx';
import type { DraftState } from './use-draft.ts';
import { usePreview, type Stored } from './use-preview.ts';

interface PreviewPanelProps {
  readonly stored: Stored | undefined;
  readonly state: DraftState;
  readonly onAddEvent: (type: string) => void;
}

/** What an event would become with the settings as they stand in the form. */
export function PreviewPanel({ stored, state, onAddEvent }: PreviewPanelProps): ReactElement {
  const tools = useFormTools();
  const [chosen, setChosen] = useState<Chosen>();
  const { answer, stale, error, faults } = usePreview(tools, stored, state, chosen?.subject);
  const choose = useCallback((next: Chosen | undefined) => setChosen(next), []);
  const settingsWrong = faults.byField.size > 0;
  const otherError = error !== null && !settingsWrong && chosen !== undefined;
  return (
    <Paper component="section" aria-label="Preview" bg="var(--cw-surface)">
      <Stack gap="sm">
        <Box>
          <Title order={2}>Preview</Title>
          <Text size="sm" c="dimmed">
            What would leave for Insider with the settings as they stand here. Nothing is sent.
          </Text>
        </Box>
        <SubjectPicker onChoose={choose} />
        {settingsWrong && (
          <Box role="status">
            <Text size="sm">Correct these to see it:</Text>
            <List size="sm">
              {[...faults.byField].slice(0, 6).map(([path, message]) => (
                <List.Item key={path}>
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    ta="left"
                    onClick={() => showField(tools.revealed, path)}
                  >
                    {message}
                  </Anchor>
                </List.Item>
              ))}
            </List>
          </Box>
        )}
        {otherError && (
          <ProblemNote
            error={error}
            title={
              error instanceof ApiError && error.status === 404 ? 'It is not there any more' : 'No preview'
            }
          />
        )}
        {error === null && chosen !== undefined && answer === undefined && <Skeleton h={240} />}
        {error === null && chosen !== undefined && answer !== undefined && (
          <Box aria-busy={stale}>
            <PreviewAnswerView
              answer={answer}
              type={chosen.type}
              values={state.values}
              onAddEvent={onAddEvent}
            />
          </Box>
        )}
      </Stack>
    </Paper>
  );
}
