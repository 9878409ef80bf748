import { Box, Collapse, Group, Paper, Text, Title, UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState, type ReactElement } from 'react';
import { useCell } from './cell.ts';
import { CustomerIdFields } from './customer-id-fields.tsx';
import { FormBody } from './form-body.tsx';
import type { FormTools, Reveal } from './form-tools.ts';
import { Section } from './section.tsx';
import type { DraftState } from './use-draft.ts';
import { NO_SECRETS } from './use-install.ts';

/** Fields that stand outside of it. */
const OUTSIDE: readonly string[] = ['name', 'partnerName', 'apiKey', 'baseUrl', 'consents'];

/** The whole form, for those who do not want to begin with what is usual; opened when a field of it is to be seen. */
export function MoreSettings({
  tools,
  state,
}: {
  readonly tools: FormTools;
  readonly state: DraftState;
}): ReactElement {
  const [opened, setOpened] = useState(false);
  const id = useId();
  const wanted = useCell(tools.revealed, inside);
  const [seen, setSeen] = useState(wanted);
  if (seen !== wanted) {
    setSeen(wanted);
    if (wanted !== undefined) setOpened(true);
  }
  return (
    <>
      <Paper component="section" aria-label="More settings" bg="var(--cw-surface)">
        <UnstyledButton w="100%" aria-expanded={opened} aria-controls={id} onClick={() => setOpened(!opened)}>
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <Box mt={3}>
              {opened ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
            </Box>
            <Box>
              <Title order={2}>More settings</Title>
              <Text size="sm" c="dimmed">
                Every mapping, identifier and limit, with a preview of what would leave.
              </Text>
            </Box>
          </Group>
        </UnstyledButton>
      </Paper>
      <Collapse expanded={opened} id={id} keepMounted={false}>
        <FormBody
          tools={tools}
          state={state}
          stored={undefined}
          secrets={NO_SECRETS}
          general={
            <Section title="General settings" about="By which id people are found in Insider.">
              <CustomerIdFields />
            </Section>
          }
          map={undefined}
          onMapped={() => undefined}
        />
      </Collapse>
    </>
  );
}

function inside(one: Reveal | undefined): Reveal | undefined {
  return one === undefined || OUTSIDE.includes(one.path.split('.')[0] ?? '') ? undefined : one;
}
