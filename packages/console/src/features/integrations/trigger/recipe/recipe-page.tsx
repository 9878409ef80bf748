import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { get } from '../../../../app/query.ts';
import { useMay } from '../../../../app/session.ts';
import { Empty } from '../../../../ui/empty.tsx';
import { ButtonLink } from '../../../../ui/links.tsx';
import { Page } from '../../../../ui/page.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { freeName } from '../../insider/free-name.ts';
import { SettingsSkeleton } from '../../settings-skeleton.tsx';
import { RecipeForm } from './recipe-form.tsx';

const route = getRouteApi('/shell/integrations/new/insider-audiences');
const TITLE = 'Insider audiences';

/** Audiences in Insider in one step: keys, template and job. */
export function RecipePage(): ReactElement {
  const { audience } = route.useSearch();
  const mayInstall = useMay('admin');
  const installed = useQuery(get('GET /v1/admin/integrations', {}));
  const authorizations = useQuery(get('GET /v1/admin/authorizations', {}));
  const kinds = useQuery({ ...get('GET /v1/admin/integration-catalog', {}), staleTime: 60_000 });
  const back = (
    <ButtonLink variant="default" to="/integrations/library">
      Back to the library
    </ButtonLink>
  );
  if (!mayInstall)
    return (
      <Page title={TITLE}>
        <Empty title="Only admins install integrations" action={back}>
          Ask an admin of this hub to set it up. Editors can then change its settings.
        </Empty>
      </Page>
    );
  const error = installed.error ?? authorizations.error ?? kinds.error;
  const taken = installed.data?.data.map(({ name }) => name);
  return (
    <Page
      title={TITLE}
      about="Keeps a list of the audiences that people are in, in Insider, and tells it who joins and leaves."
      actions={back}
    >
      {error !== null && <ProblemNote error={error} />}
      {(installed.isPending || authorizations.isPending || kinds.isPending) && <SettingsSkeleton />}
      {taken !== undefined && authorizations.data !== undefined && kinds.data !== undefined && (
        <RecipeForm
          key={audience}
          name={freeName(TITLE, taken)}
          audience={audience}
          authorizations={authorizations.data.data}
          kinds={kinds.data.data}
        />
      )}
    </Page>
  );
}
