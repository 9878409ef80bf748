import { Button, Group, MultiSelect, Paper, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { api, type Answer } from '../../../app/api.ts';
import { changed, get } from '../../../app/query.ts';
import { useMay } from '../../../app/session.ts';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { done } from '../../../ui/notify.ts';
import { Page } from '../../../ui/page.tsx';
import { placedComplaints } from '../../../ui/placed-complaints.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../../ui/rows-skeleton.tsx';
import { Example } from './example.tsx';

type Settings = Answer<'GET /v1/admin/identity/settings'>;
type Attributes = Answer<'GET /v1/admin/attributes'>['data'];

const WAYS: readonly { value: Settings['same_contact']; label: string; about: string }[] = [
  {
    value: 'ask',
    label: 'Ask a person',
    about: 'Both stay, and a conflict waits under Identity conflicts until somebody decides.',
  },
  {
    value: 'merge',
    label: 'Merge them',
    about: 'Into the one who was there first. Each merge can be undone, but families share addresses.',
  },
  { value: 'ignore', label: 'Do nothing', about: 'Both stay, and nobody is asked.' },
];

/** By what customers are recognised, and what happens when two share it. */
export function IdentityPage(): ReactElement {
  const settings = useQuery(get('GET /v1/admin/identity/settings', {}));
  const attributes = useQuery({ ...get('GET /v1/admin/attributes', {}), staleTime: 60_000 });
  const error = settings.error ?? attributes.error;
  return (
    <Page
      title="Identity"
      about="By what customers are recognised. Ids always count: who is named by the same id, or joined by an alias call, is one customer."
    >
      {error !== null && <ProblemNote error={error} />}
      {error === null && (settings.isPending || attributes.isPending) && <RowsSkeleton rows={10} />}
      {settings.data !== undefined && attributes.data !== undefined && (
        <IdentityForm
          key={JSON.stringify(settings.data)}
          settings={settings.data}
          attributes={attributes.data.data}
        />
      )}
    </Page>
  );
}

const MOST = 5;

function IdentityForm({
  settings,
  attributes,
}: {
  readonly settings: Settings;
  readonly attributes: Attributes;
}): ReactElement {
  const may = useMay('admin');
  const [contacts, setContacts] = useState<string[]>([...settings.contacts]);
  const [way, setWay] = useState(settings.same_contact);
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const isDirty = way !== settings.same_contact || contacts.join('\n') !== settings.contacts.join('\n');
  const placed = placedComplaints(state.error, (place) => place === 'contacts');
  const save = async (): Promise<void> => {
    setState({ busy: true });
    try {
      await api('PATCH /v1/admin/identity/settings', { body: { contacts, same_contact: way } });
      await changed('GET /v1/admin/identity/settings', 'GET /v1/admin/identity/conflicts');
      done('It holds from now on. Customers who are there are looked through.');
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  const texts = attributes.filter(({ type, read_only: readOnly }) => type === 'string' && !readOnly);
  const names = [...new Set([...contacts, ...texts.map(({ name }) => name)])];
  const labels = new Map(attributes.map(({ name, label }) => [name, label]));
  return (
    <Paper bg="var(--cw-surface)" maw={640}>
      <Stack gap="md">
        <MultiSelect
          label="Contacts"
          description={`Attributes that point to one person. A customer can be found by them. At most ${MOST}.`}
          placeholder={contacts.length === 0 ? 'None: customers are recognised by ids alone' : ''}
          searchable
          clearable={may}
          disabled={!may}
          maxValues={MOST}
          error={placed.fields[0]?.[1]}
          data={names.map((value) => ({ value, label: labels.get(value) ?? value }))}
          value={contacts}
          onChange={setContacts}
        />
        <Radio.Group
          label="When two customers have the same one"
          value={way}
          onChange={(next) => setWay(WAYS.find(({ value }) => value === next)?.value ?? 'ask')}
        >
          <Stack gap={8} mt={6}>
            {WAYS.map(({ value, label, about }) => (
              <Radio key={value} size="xs" value={value} disabled={!may} label={label} description={about} />
            ))}
          </Stack>
        </Radio.Group>
        <Example way={way} contact={contacts[0]} />
        {placed.rest !== undefined && <ProblemNote error={placed.rest} />}
        <Group gap="xs">
          <NeedsRole least="admin">
            {(disabled) => (
              <Button
                loading={state.busy}
                disabled={disabled || !isDirty}
                onClick={() => {
                  save().catch(() => undefined);
                }}
              >
                Save
              </Button>
            )}
          </NeedsRole>
          {isDirty && (
            <Button
              variant="default"
              onClick={() => {
                setContacts([...settings.contacts]);
                setWay(settings.same_contact);
              }}
            >
              Leave as it was
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
