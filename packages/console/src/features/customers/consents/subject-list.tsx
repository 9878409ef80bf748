import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { SUBJECT_WORDS } from '../../../ui/consent-words.ts';
import { SaidBadge } from '../../../ui/said-badge.tsx';
import { When } from '../../../ui/when.tsx';
import type { ConsentChange, Consents } from './consents-tab.tsx';
import { howText } from './how-text.ts';

interface SubjectListProps {
  readonly title: string;
  readonly subjects: Consents['subjects'];
  /** Those of the ledger that are read: they say by what somebody said so. */
  readonly changes: readonly ConsentChange[];
}

/** How each subject stands, since when, and by what. */
export function SubjectList({ title, subjects, changes }: SubjectListProps): ReactElement {
  return (
    <Paper component="section" aria-label={title} p="sm" bg="var(--cw-surface)">
      <Title order={2} mb={4}>
        {title}
      </Title>
      <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: 'none' }}>
        {subjects.map(({ subject, granted, at }) => {
          const how = changes.find((one) => one.subject === subject && one.at === at);
          return (
            <Group
              key={subject}
              component="li"
              gap="2px 12px"
              align="flex-start"
              py={7}
              fz="sm"
              style={{ borderTop: '1px solid var(--cw-line)', overflowWrap: 'anywhere' }}
            >
              <Box flex="1 1 190px" miw={0}>
                {SUBJECT_WORDS[subject].label}
                <Text size="xs" c="dimmed">
                  {SUBJECT_WORDS[subject].about}
                </Text>
              </Box>
              <Box w={104} flex="none">
                {subject === 'essential' && at === null ? 'always' : <SaidBadge granted={granted} />}
              </Box>
              {/* Below the others where it is narrow. */}
              <Box flex="1 1 190px" miw={0}>
                {at !== null && (
                  <>
                    since <When at={at} />
                  </>
                )}
                {how !== undefined && (
                  <Text size="xs" c="dimmed">
                    <bdi>{howText(how)}</bdi>
                  </Text>
                )}
              </Box>
            </Group>
          );
        })}
      </Stack>
    </Paper>
  );
}
