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
import { TabLink, TabLinks } from '../../ui/tab-links.tsx';
import { BlueprintCards } from './blueprint-cards.tsx';
import { CreateWebhook } from './create-webhook.tsx';

const route = getRouteApi('/shell/webhooks/new');

/** Creating a webhook: what to begin with, then the form. */
export function NewPage(): ReactElement {
  const { from, tab } = route.useSearch();
  const mayCreate = useMay('editor');
  const blueprints = useQuery({ ...get('GET /v1/admin/webhook-blueprints', {}), staleTime: Infinity });
  const existing = useQuery(get('GET /v1/admin/webhooks', {}));
  const chosen = blueprints.data?.data.find(({ key }) => key === from);
  const error = blueprints.error ?? existing.error;
  if (!mayCreate)
    return (
      <Page title="Create a webhook">
        <Empty
          title="Only editors create webhooks"
          action={
            <ButtonLink to="/webhooks" variant="default">
              All webhooks
            </ButtonLink>
          }
        >
          Ask an editor or an admin of this hub. You can look at every webhook there is, and try it.
        </Empty>
      </Page>
    );
  if (error !== null && (blueprints.data === undefined || existing.data === undefined))
    return (
      <Page title="Create a webhook">
        <ProblemNote error={error} title="The blueprints could not be read" />
      </Page>
    );
  if (blueprints.data === undefined || existing.data === undefined)
    return (
      <Page title="Create a webhook" about={' '}>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3, xl: 4 }} spacing="sm" role="status" aria-label="Loading">
          {[1, 2, 3, 4, 5, 6, 7].map((one) => (
            <Skeleton key={one} h={150} />
          ))}
        </SimpleGrid>
      </Page>
    );
  if (chosen === undefined)
    return (
      <Page
        title="Create a webhook"
        about="Choose what to begin with. Everything can be changed afterwards."
        actions={
          <ButtonLink to="/webhooks" variant="default">
            All webhooks
          </ButtonLink>
        }
      >
        <BlueprintCards blueprints={blueprints.data.data} />
      </Page>
    );
  return (
    <Page
      title="Create a webhook"
      about={
        chosen.key === 'blank' ? 'From nothing but the defaults.' : `From the blueprint ${chosen.label}.`
      }
      actions={
        <ButtonLink to="/webhooks/new" search={{}} variant="default">
          Other blueprints
        </ButtonLink>
      }
    >
      <div className="cw-hook-narrow">
        <TabLinks label="Of this webhook">
          <TabLink
            to="/webhooks/new"
            search={{ from: chosen.key }}
            activeOptions={{ exact: true, includeSearch: true }}
            replace
            word="Settings"
          />
          <TabLink to="/webhooks/new" search={{ from: chosen.key, tab: 'test' }} replace word="Test" />
        </TabLinks>
      </div>
      <CreateWebhook
        key={chosen.key}
        blueprint={chosen}
        others={existing.data.data}
        shows={tab === 'test' ? 'test' : 'settings'}
      />
    </Page>
  );
}
