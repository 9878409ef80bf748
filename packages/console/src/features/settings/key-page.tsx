import { Badge, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { When } from '../../ui/when.tsx';
import { FirstEventSign } from './first-event-sign.tsx';
import { KeySnippets } from './key-snippets.tsx';

const route = getRouteApi('/shell/settings/keys/$id');

/** One tracking key: whether something comes with it, and how to send. */
export function KeyPage(): ReactElement {
  const { id } = route.useParams();
  const query = useQuery(get('GET /v1/admin/sources', {}));
  const source = query.data?.data.find((one) => String(one.id) === id && one.kind === 'tracking');
  const back = (
    <ButtonLink to="/settings/keys" variant="default">
      All keys
    </ButtonLink>
  );
  if (query.isError && query.data === undefined)
    return (
      <Page title="Tracking key" actions={back}>
        <ProblemNote error={query.error} />
      </Page>
    );
  if (query.data === undefined)
    return (
      <Page title="Tracking key" actions={back}>
        <RowsSkeleton rows={6} height={60} />
      </Page>
    );
  if (source === undefined)
    return (
      <Page title="Tracking key">
        <Empty title="There is no such tracking key" action={back}>
          The address is mistyped, or it is a key of another kind.
        </Empty>
      </Page>
    );
  const { name, key_prefix: prefix, created_at: made, revoked_at: revoked } = source;
  return (
    <Page
      title={name}
      about={
        <>
          Tracking key <code>{prefix}…</code>, made <When at={made} />
        </>
      }
      actions={
        <>
          {revoked !== null && <Badge color="gray">revoked</Badge>}
          {back}
        </>
      }
    >
      {revoked === null ? (
        <>
          <FirstEventSign source={source.id} />
          <Snippets prefix={prefix} />
        </>
      ) : (
        <Empty
          title="This key is revoked"
          action={<ButtonLink to="/settings/keys">Add another tracking key</ButtonLink>}
        >
          What still sends with it is refused. The events that came with it stay.
        </Empty>
      )}
    </Page>
  );
}

function Snippets({ prefix }: { readonly prefix: string }): ReactElement {
  const [typed, setTyped] = useState('');
  const key = typed.trim();
  const fits = key.startsWith(prefix);
  return (
    <Paper component="section" aria-labelledby="snippets" bg="var(--cw-surface)">
      <Stack gap="md">
        <div>
          <Title order={2} id="snippets">
            How to send with it
          </Title>
          <Text size="sm" c="dimmed">
            The key was shown when it was made, and cannot be shown again: only its beginning is kept. In its
            place stands <code>{prefix}…</code> here.
          </Text>
        </div>
        <Group align="flex-start">
          <TextInput
            label="Your key, to fill it in below"
            description="It stays in this window."
            placeholder={`${prefix}…`}
            w={{ base: '100%', xs: 360 }}
            autoComplete="off"
            spellCheck={false}
            error={key !== '' && !fits && `This key begins with ${prefix}.`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Group>
        <KeySnippets value={fits ? key : `${prefix}…`} />
      </Stack>
    </Paper>
  );
}
