import { ActionIcon, Box, Group, Menu, Text, Title } from '@mantine/core';
import { Ellipsis, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useMay } from '../../app/session.ts';
import { clip } from '../../ui/clip.ts';
import { roleNote } from '../../ui/needs-role.tsx';
import { When } from '../../ui/when.tsx';
import { RemoveTemplate } from './remove-template.tsx';
import type { Template } from './template.ts';
import { UsedBy } from './used-by.tsx';

/** What is said of it takes more lines on a narrow screen; their place is kept from the start. */
export const HEAD_HEIGHT = { base: 70, sm: 48 };

/** Name and state of a template, and the way to remove it. */
export function TemplateHead({ template }: { readonly template: Template }): ReactElement {
  const { name, revision, updated_at: updated, author, used_by: used } = template;
  const [removing, setRemoving] = useState(false);
  const mayRemove = useMay('editor');
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap" mih={HEAD_HEIGHT}>
      <Box flex={1} miw={0}>
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {clip(name, 200)}
        </Title>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          Revision {revision}, <When at={updated} relative /> by {clip(author, 80)}. Used by{' '}
          <UsedBy used={used} />.
        </Text>
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
      <RemoveTemplate template={template} opened={removing} onClose={() => setRemoving(false)} />
    </Group>
  );
}
