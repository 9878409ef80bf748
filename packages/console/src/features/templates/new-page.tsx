import { SimpleGrid, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { get } from '../../app/query.ts';
import { useMay } from '../../app/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CreateTemplate } from './create-template.tsx';
import { RecipeCards } from './recipe-cards.tsx';
import type { Recipe } from './template.ts';

const route = getRouteApi('/shell/templates/new');

const TITLE = 'Create a template';

const BLANK: Recipe = {
  key: 'blank',
  label: 'Blank',
  description: 'The shortest template that does something: the event, its time, and whom it is about.',
  source: `// What is sent, made of one event and its customer.
local event = import 'lytemplates.libsonnet';

{
  event: event.get('event').name,
  time: event.get('event').timestamp,
  customer: event.get('_id'),
  properties: event.get('event').properties,
}
`,
  entity: {
    _id: 'c-1001',
    email: 'ada@example.com',
    event: {
      id: '1',
      name: 'Order Completed',
      timestamp: '2026-01-31T12:00:00Z',
      properties: { order_id: 'A-1001', total: 49.9 },
      context: {},
    },
  },
};

/** Creating a template: what to begin with, then the editor. */
export function NewPage(): ReactElement {
  const { from } = route.useSearch();
  const mayCreate = useMay('editor');
  const recipes = useQuery({ ...get('GET /v1/admin/template-recipes', {}), staleTime: Infinity });
  const all = [BLANK, ...(recipes.data?.data ?? []).filter(({ key }) => key !== 'blank')];
  const chosen = all.find(({ key }) => key === from);
  const back = (
    <ButtonLink to="/templates" variant="default">
      All templates
    </ButtonLink>
  );
  if (!mayCreate)
    return (
      <Page title={TITLE}>
        <Empty title="Only editors create templates" action={back}>
          Ask an editor or an admin of this hub. You can look at every template there is.
        </Empty>
      </Page>
    );
  if (chosen === undefined)
    return (
      <Page
        title={TITLE}
        about="Choose what to begin with. Everything can be changed afterwards."
        actions={back}
      >
        {recipes.isError && <ProblemNote error={recipes.error} title="The recipes could not be read" />}
        {recipes.isPending ? (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm" role="status" aria-label="Loading">
            {[1, 2, 3, 4, 5, 6].map((one) => (
              <Skeleton key={one} h={150} />
            ))}
          </SimpleGrid>
        ) : (
          <RecipeCards recipes={all} />
        )}
      </Page>
    );
  return (
    <Page
      title={TITLE}
      about={chosen.key === 'blank' ? 'From the shortest one there is.' : `From the recipe ${chosen.label}.`}
      actions={
        <ButtonLink to="/templates/new" search={{}} variant="default">
          Other recipes
        </ButtonLink>
      }
    >
      <CreateTemplate key={chosen.key} recipe={chosen} />
    </Page>
  );
}
