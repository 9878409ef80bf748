import { Box, Collapse, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { useOpenOn } from './form-tools.ts';

interface SectionProps {
  readonly title: string;
  /** A place that links lead to. */
  readonly id?: string;
  readonly about?: string;
  readonly children: ReactNode;
}

export function Section({ title, id, about, children }: SectionProps): ReactElement {
  return (
    <Paper
      component="section"
      aria-label={title}
      bg="var(--cw-surface)"
      {...(id === undefined ? {} : { id, style: { scrollMarginTop: 60 } })}
    >
      <Stack gap="sm">
        <Box>
          <Title order={2}>{title}</Title>
          {about !== undefined && (
            <Text size="sm" c="dimmed">
              {about}
            </Text>
          )}
        </Box>
        {children}
      </Stack>
    </Paper>
  );
}

/** Settings that most people leave as they are: closed, and opened when one of these fields is to be seen. */
export function FoldedSection({
  title,
  about,
  fields,
  children,
}: SectionProps & { readonly fields: readonly string[] }): ReactElement {
  const [opened, setOpened] = useState(false);
  const id = useId();
  const open = (): void => setOpened(true);
  return (
    <Paper component="section" aria-label={title} bg="var(--cw-surface)">
      {fields.map((field) => (
        <OpenOn key={field} field={field} open={open} />
      ))}
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
      <Collapse expanded={opened} id={id} keepMounted={false}>
        <Stack gap="sm" pt="sm">
          {children}
        </Stack>
      </Collapse>
    </Paper>
  );
}

function OpenOn({ field, open }: { readonly field: string; readonly open: () => void }): null {
  useOpenOn(field, open);
  return null;
}
