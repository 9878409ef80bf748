import { ActionIcon, Menu, Text } from '@mantine/core';
import { Ellipsis, RefreshCw } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { changed } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { roleNote } from '../../ui/needs-role.tsx';
import { done } from '../../ui/notify.ts';

/** What is seldom needed of all audiences. */
export function ListMenu(): ReactElement {
  const [asking, setAsking] = useState(false);
  const may = useMay('editor');
  return (
    <>
      <Menu
        withinPortal={false}
        floatingStrategy="fixed"
        position="bottom-end"
        shadow="md"
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <ActionIcon aria-label="More for audiences" size="lg">
            <Ellipsis size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<RefreshCw size={14} aria-hidden />}
            disabled={!may}
            onClick={() => setAsking(true)}
          >
            Judge everybody again
            {!may && (
              <Text size="xs" c="dimmed">
                {roleNote('editor')}
              </Text>
            )}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking}
        title="Judge everybody again?"
        action="Judge again"
        destructive={false}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await api('POST /v1/admin/judging/restart', {});
          await changed('GET /v1/admin/audiences', 'GET /v1/admin/judging');
          done('All customers are being judged again.');
        }}
      >
        Every customer is judged anew by all rules, from their profile and their events. This is seldom
        needed, as customers are judged with everything they do and when a time in a rule has passed: do it
        after the clock of the machine was wrong, or after data was mended by hand. Who turns out to have
        joined or left is told of like anybody else. It runs in the background, and can be paused.
      </Confirm>
    </>
  );
}
