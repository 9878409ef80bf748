import { Box, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useCallback, useState, type ReactElement } from 'react';
import { ApiError } from '../../../app/api.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import type { Draft } from '../form/held.ts';
import { ToMend } from '../form/to-mend.tsx';
import { useFormTools } from './form-tools.ts';
import type { InsiderValues } from './form-values.ts';
import { PreviewAnswerView } from './preview-answer.tsx';
import { SubjectPicker, type Chosen } from './subject-picker.tsx';
import { usePreview } from './use-preview.ts';
import { useWish } from './use-wish.ts';

/** What an event would become with the settings as they stand in the form. */
export function InsiderPreview({ draft }: { readonly draft: Draft }): ReactElement {
  const { tools } = useFormTools();
  const wish = useWish();
  const [chosen, setChosen] = useState<Chosen>();
  const { answer, stale, error, faults } = usePreview(tools, draft, chosen?.subject);
  const choose = useCallback((next: Chosen | undefined) => setChosen(next), []);
  const otherError = error !== null && faults.length === 0 && chosen !== undefined;
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
        <ToMend faults={faults} />
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
              values={draft.held.settings as unknown as InsiderValues}
              onAddEvent={(event) => wish({ kind: 'event', event })}
            />
          </Box>
        )}
      </Stack>
    </Paper>
  );
}
