import { ActionIcon, Box, Group, Menu, Text, Title } from '@mantine/core';
import { Ellipsis, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useMay } from '../../app/session.ts';
import { clip } from '../../ui/clip.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { roleNote } from '../../ui/needs-role.tsx';
import { When } from '../../ui/when.tsx';
import type { Audience, Judging } from './audience.ts';
import { JudgedBadge } from './judged-badge.tsx';
import { RemoveAudience } from './remove-audience.tsx';

/** What is said of it takes more lines on a narrow screen; their place is kept from the start. */
export const HEAD_HEIGHT = { base: 70, sm: 50 };

interface AudienceHeadProps {
  readonly audience: Audience;
  readonly judging: Judging | null;
}

/** Name and state of an audience, and the way to remove it. */
export function AudienceHead({ audience, judging }: AudienceHeadProps): ReactElement {
  const { name, slug, revision, updated_at: updated, judged } = audience;
  const [removing, setRemoving] = useState(false);
  const mayRemove = useMay('editor');
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap" mih={HEAD_HEIGHT}>
      <Box flex={1} miw={0}>
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {clip(name, 200)}
        </Title>
        <Group gap={8} fz="sm" c="dimmed">
          <Group gap={2} wrap="nowrap" maw="100%">
            <Text inherit className="mono" truncate>
              {slug}
            </Text>
            <CopyButton value={slug} what="slug" />
          </Group>
          <JudgedBadge judged={judged} judging={judging} />
          <Text inherit>
            Revision {revision}, <When at={updated} relative />
          </Text>
        </Group>
      </Box>
      <Menu
        withinPortal={false}
        floatingStrategy="fixed"
        position="bottom-end"
        shadow="md"
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <ActionIcon aria-label={`More for ${clip(name, 100)}`} size="lg">
            <Ellipsis size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<Trash2 size={14} aria-hidden />}
            disabled={!mayRemove}
            onClick={() => setRemoving(true)}
          >
            Remove
            {!mayRemove && (
              <Text size="xs" c="dimmed">
                {roleNote('editor')}
              </Text>
            )}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RemoveAudience audience={audience} opened={removing} onClose={() => setRemoving(false)} />
    </Group>
  );
}
