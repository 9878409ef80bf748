import { Paper, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, type ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { StarterCards } from './custom/starter-cards.tsx';
import { freeName } from './insider/free-name.ts';
import { InstallInsider } from './insider/install-insider.tsx';
import { SettingsSkeleton } from './settings-tab.tsx';
import { isJobKind } from './trigger/job-kind.ts';

const InstallCustom = lazy(async () => ({
  default: (await import('./custom/install-custom.tsx')).InstallCustom,
}));

const InstallJob = lazy(async () => ({
  default: (await import('./trigger/install-job.tsx')).InstallJob,
}));

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
  if (card === undefined || (kind !== 'insider' && kind !== 'custom' && !isJobKind(kind)))
    return (
      <Page title="Install">
        <Empty title="There is no form for this integration" action={back}>
          {card === undefined
            ? `The library has nothing called “${kind}”.`
            : `${card.label} is installed through the admin API.`}
        </Empty>
      </Page>
    );
  const taken = installed.data.data.map(({ name }) => name);
  if (isJobKind(kind))
    return (
      <Page title={`Install ${card.label}`} about={card.description} actions={back}>
        <Suspense fallback={<SettingsSkeleton />}>
          <InstallJob
            key={kind}
            kind={kind}
            name={freeName(card.label, taken)}
            audience={audience}
            usual={card.requires}
          />
        </Suspense>
      </Page>
    );
  if (kind === 'custom') {
    const { starters } = card;
    const chosen = starters.find(({ key }) => key === from);
    if (chosen === undefined && starters.length > 0)
      return (
        <Page
          title={`Install ${card.label}`}
          about="Choose what to begin with. Everything can be changed afterwards."
          actions={back}
        >
          <StarterCards starters={starters} />
        </Page>
      );
    const named = chosen === undefined || chosen.key === 'blank' ? card.label : chosen.label;
    return (
      <Page
        title={`Install ${card.label}`}
        about={chosen === undefined ? card.description : `${chosen.label}. ${chosen.description}`}
        actions={
          <ButtonLink variant="default" to="/integrations/new/$kind" params={{ kind }} search={{}}>
            Begin with something else
          </ButtonLink>
        }
      >
        <Suspense fallback={<SettingsSkeleton />}>
          <InstallCustom
            key={from ?? ''}
            starter={chosen}
            name={freeName(named, taken)}
            usual={card.requires}
          />
        </Suspense>
      </Page>
    );
  }
  return (
    <Page title={`Install ${card.label}`} about={card.description} actions={back}>
      <InstallInsider kind={card} name={freeName(card.label, taken)} />
    </Page>
  );
}
