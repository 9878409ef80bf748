import { Paper, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { StarterCards } from './custom/starter-cards.tsx';
import { freeName } from './insider/free-name.ts';
import { InstallKind } from './kind-form-loader.tsx';
import { SettingsSkeleton } from './settings-skeleton.tsx';

const route = getRouteApi('/shell/integrations/new/$kind');

/** Installing an integration of a kind: its form, and what it would do, before anything is sent. */
export function InstallPage(): ReactElement {
  const { kind } = route.useParams();
  const { from, audience } = route.useSearch();
  const mayInstall = useMay('admin');
  const kinds = useQuery(get('GET /v1/admin/integration-catalog', {}));
  const installed = useQuery(get('GET /v1/admin/integrations', {}));
  const back = (
    <ButtonLink variant="default" to="/integrations/library">
      Back to the library
    </ButtonLink>
  );
  const card = kinds.data?.data.find(({ key }) => key === kind);
  const error = kinds.error ?? installed.error;
  if (!mayInstall) {
    return (
      <Page title="Install">
        <Empty title="Only admins install integrations" action={back}>
          Ask an admin of this hub to install it. Editors can then change its settings.
        </Empty>
      </Page>
    );
  }
  if (error !== null && (kinds.data === undefined || installed.data === undefined))
    return (
      <Page title="Install">
        <ProblemNote error={error} title="The library could not be read" />
      </Page>
    );
  if (kinds.data === undefined || installed.data === undefined)
    return (
      <Page title="Install" about={'\u00a0'}>
        <Stack gap="sm">
          <Paper>
            <Skeleton h={64} />
          </Paper>
          <SettingsSkeleton />
        </Stack>
      </Page>
    );
  if (card === undefined)
    return (
      <Page title="Install">
        <Empty title="There is no such integration" action={back}>
          The library has nothing called “{kind}”.
        </Empty>
      </Page>
    );
  const { starters } = card;
  const starter = starters.find(({ key }) => key === from);
  if (starter === undefined && starters.length > 0)
    return (
      <Page
        title={`Install ${card.label}`}
        about="Choose what to begin with. Everything can be changed afterwards."
        actions={back}
      >
        <StarterCards starters={starters} />
      </Page>
    );
  const taken = installed.data.data.map(({ name }) => name);
  const named = starter === undefined || starter.key === 'blank' ? card.label : starter.label;
  return (
    <Page
      title={`Install ${card.label}`}
      about={starter === undefined ? card.description : `${starter.label}. ${starter.description}`}
      actions={
        starter === undefined ? (
          back
        ) : (
          <ButtonLink variant="default" to="/integrations/new/$kind" params={{ kind }} search={{}}>
            Begin with something else
          </ButtonLink>
        )
      }
    >
      <InstallKind
        key={`${kind} ${from ?? ''}`}
        kind={card}
        name={freeName(named, taken)}
        settings={{ ...starter?.settings, ...(audience === undefined ? {} : { audiences: [audience] }) }}
        secrets={starter === undefined || starter.headers === '' ? {} : { headers: starter.headers }}
      />
    </Page>
  );
}
