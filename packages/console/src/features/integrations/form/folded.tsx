import { Box, Collapse, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { useCell } from '../../../ui/cell.ts';
import { isWithin } from './at-path.ts';
import { useForm } from './form-tools.ts';

interface FoldedProps {
  readonly title: string;
  readonly about: ReactNode;
  /** Opened when one of these places, or something inside of them, is to be seen. */
  readonly places: readonly string[];
  /** What is inside has frames of its own, and stands below. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** Settings that most people leave as they are. */
export function Folded({ title, about, places, bare = false, children }: FoldedProps): ReactElement {
  const { revealed } = useForm();
  const [opened, setOpened] = useState(false);
  const id = useId();
  const wanted = useCell(revealed, (one) =>
    one !== undefined && places.some((place) => isWithin(one.place, place)) ? one : undefined,
  );
  const [seen, setSeen] = useState(wanted);
  if (seen !== wanted) {
    setSeen(wanted);
    if (wanted !== undefined) setOpened(true);
  }
  const head = (
    <UnstyledButton w="100%" aria-expanded={opened} aria-controls={id} onClick={() => setOpened(!opened)}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Box mt={3}>
          {opened ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
        </Box>
        <Box>
          <Title order={2}>{title}</Title>
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        </Box>
      </Group>
    </UnstyledButton>
  );
  const body = (
    <Collapse expanded={opened} id={id} keepMounted={false}>
      {bare ? (
        children
      ) : (
        <Stack gap="md" pt="sm">
          {children}
        </Stack>
      )}
    </Collapse>
  );
  return (
    <>
      <Paper component="section" aria-label={title} bg="var(--cw-surface)">
        {head}
        {!bare && body}
      </Paper>
      {bare && body}
    </>
  );
}
