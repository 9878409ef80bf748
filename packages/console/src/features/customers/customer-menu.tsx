import { ActionIcon, Menu, Text } from '@mantine/core';
import { Ellipsis, Eraser, Merge as MergeIcon } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Answer } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { roleNote } from '../../ui/needs-role.tsx';
import { EraseDialog } from './erase/erase-dialog.tsx';
import { MergeForm } from './identity/merge-form.tsx';

interface CustomerMenuProps {
  readonly customer: Answer<'GET /v1/admin/customers/{id}'>;
}

/** What is seldom done to a customer, and matters. */
export function CustomerMenu({ customer }: CustomerMenuProps): ReactElement {
  const [asked, setAsked] = useState<'merge' | 'erase'>();
  const mayMerge = useMay('editor');
  const mayErase = useMay('admin');
  const close = (): void => setAsked(undefined);
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
          <ActionIcon aria-label="More for this customer" size="lg">
            <Ellipsis size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<MergeIcon size={14} aria-hidden />}
            disabled={!mayMerge}
            onClick={() => setAsked('merge')}
          >
            Merge with another customer…
            {!mayMerge && <Note text={roleNote('editor')} />}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<Eraser size={14} aria-hidden />}
            disabled={!mayErase}
            {...(mayErase ? { c: 'var(--mantine-color-error)' } : {})}
            onClick={() => setAsked('erase')}
          >
            Erase this customer…
            {!mayErase && <Note text={roleNote('admin')} />}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'merge' && <MergeForm customer={customer} onClose={close} />}
      {asked === 'erase' && <EraseDialog customer={customer} onClose={close} />}
    </>
  );
}

function Note({ text }: { readonly text: string }): ReactElement {
  return (
    <Text size="xs" c="dimmed">
      {text}
    </Text>
  );
}
