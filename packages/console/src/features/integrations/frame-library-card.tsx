import { Anchor, Badge, Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { BookOpen, ExternalLink, ShieldCheck } from 'lucide-react';
import { Fragment, type ReactElement } from 'react';
import { subjectsText } from '../../ui/consent-words.ts';
import { ButtonLink } from '../../ui/links.tsx';
import type { LibraryEntry } from './frame-library.ts';
import { KindMark } from './frame-mark.tsx';
import { STATUS } from './frame-status.ts';

interface LibraryCardProps {
  readonly kind: LibraryEntry;
  /** As people call it. */
  readonly category: string;
  /** How many of it are installed. */
  readonly installed: number;
}

/** Something that can be installed: what it is, how far it can be relied on, and what it asks of customers. */
export function LibraryCard({ kind, category, installed }: LibraryCardProps): ReactElement {
  const { key, label, description, status, requires, docs, website } = kind;
  return (
    <Paper bg="var(--cw-surface)">
      <Stack gap="sm" h="100%" justify="space-between">
        <Group gap="sm" align="flex-start" wrap="nowrap">
          <KindMark label={label} />
          <Box miw={0}>
            <Group gap="xs">
              <Title order={2}>{label}</Title>
              <Badge color={STATUS[status].color} title={STATUS[status].about}>
                {STATUS[status].word}
              </Badge>
              {installed > 0 && (
                <Badge color="teal">{installed === 1 ? 'installed' : `installed ${installed} times`}</Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed">
              {category}
            </Text>
            <Text size="sm" mt={6}>
              {description}
            </Text>
            <Group gap={6} mt={6} wrap="nowrap" align="flex-start" c="dimmed" fz="xs">
              <ShieldCheck size={14} aria-hidden style={{ flex: 'none', marginTop: 1 }} />
              {requires.length === 0
                ? 'Asks for no consent by itself.'
                : `Is told only of who agreed to ${subjectsText(requires)}.`}
            </Group>
            {docs !== null && (
              <Group
                gap={6}
                mt={4}
                wrap="nowrap"
                align="flex-start"
                c="dimmed"
                fz="xs"
                title="Its page in the documentation that comes with the hub"
              >
                <BookOpen size={14} aria-hidden style={{ flex: 'none', marginTop: 1 }} />
                <span className="mono">
                  docs
                  {docs.split('/').map((part) => (
                    <Fragment key={part}>
                      /<wbr />
                      {part}
                    </Fragment>
                  ))}
                </span>
              </Group>
            )}
          </Box>
        </Group>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-end">
          <Stack gap={2} miw={0}>
            {website !== null && (
              <Anchor
                size="xs"
                href={website}
                target="_blank"
                rel="noreferrer"
                aria-label={`Website of ${label}`}
              >
                <Group gap={4} component="span">
                  <ExternalLink size={13} aria-hidden />
                  Website
                </Group>
              </Anchor>
            )}
          </Stack>
          <ButtonLink
            to="/integrations/new/$kind"
            params={{ kind: key }}
            variant={installed > 0 ? 'default' : 'filled'}
            style={{ flex: 'none', marginInlineStart: 'auto' }}
            aria-label={installed > 0 ? `Install once more: ${label}` : `Install ${label}`}
          >
            {installed > 0 ? 'Install once more' : 'Install'}
          </ButtonLink>
        </Group>
      </Stack>
    </Paper>
  );
}
