import { Button, Group, Paper, Radio, Stack } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { api } from '../../../app/api.ts';
import { changed } from '../../../app/query.ts';
import { useMay } from '../../../app/session.ts';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { done } from '../../../ui/notify.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import type { ConsentSettings } from './consent-page.tsx';

/** What holds for who never spoke of a purpose. */
export function UnknownField({ unknown }: { readonly unknown: ConsentSettings['unknown'] }): ReactElement {
  const may = useMay('admin');
  const [value, setValue] = useState(unknown);
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const save = async (): Promise<void> => {
    setState({ busy: true });
    try {
      await api('PATCH /v1/admin/consent-settings', { body: { unknown: value } });
      await changed('GET /v1/admin/consent-settings', 'GET /v1/admin/customers/{id}/consents');
      done('It holds from now on.');
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Paper p="sm" bg="var(--cw-surface)">
      <Stack gap="sm">
        <Radio.Group
          label="Customers who were never asked"
          description="Whether an integration that needs a purpose is told of somebody who never said yes or no to it. Who said no is never passed on."
          value={value}
          onChange={(next) => setValue(next === 'deny' ? 'deny' : 'allow')}
        >
          <Stack gap={8} mt={8}>
            <Radio
              size="xs"
              value="allow"
              disabled={!may}
              label="Are passed on"
              description="Everybody but those who refused. Right where no consent tool is used, or where consent is kept elsewhere."
            />
            <Radio
              size="xs"
              value="deny"
              disabled={!may}
              label="Are kept back until they agree"
              description="Only those who said yes. Where your sites send no consent, this stops every integration that needs a purpose."
            />
          </Stack>
        </Radio.Group>
        {state.error !== undefined && <ProblemNote error={state.error} />}
        <Group gap="xs">
          <NeedsRole least="admin">
            {(disabled) => (
              <Button
                loading={state.busy}
                disabled={disabled || value === unknown}
                onClick={() => {
                  save().catch(() => undefined);
                }}
              >
                Save
              </Button>
            )}
          </NeedsRole>
        </Group>
      </Stack>
    </Paper>
  );
}
