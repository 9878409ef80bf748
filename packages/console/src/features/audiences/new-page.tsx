import { SimpleGrid, Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { useMay } from '../../app/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { useVocabulary } from '../../ui/rule/use-vocabulary.ts';
import { CreateAudience } from './create-audience.tsx';
import { StartingCards } from './starting-cards.tsx';
import { BLANK, startingPoints } from './starting-points.ts';

const route = getRouteApi('/shell/audiences/new');

const TITLE = 'Create an audience';

/** Creating an audience: what to begin with, then the editor. */
export function NewPage(): ReactElement {
  const { from } = route.useSearch();
  const mayCreate = useMay('editor');
  const { vocabulary, ready } = useVocabulary();
  const points = useMemo(() => [BLANK, ...startingPoints(vocabulary)], [vocabulary]);
  const chosen = points.find(({ key }) => key === from);
  const back = (
    <ButtonLink to="/audiences" variant="default">
      All audiences
    </ButtonLink>
  );
  if (!mayCreate)
    return (
      <Page title={TITLE}>
        <Empty title="Only editors create audiences" action={back}>
          Ask an editor or an admin of this hub. You can look at every audience there is.
        </Empty>
      </Page>
    );
  if (!ready)
    return (
      <Page title={TITLE} actions={back}>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm" role="status" aria-label="Loading">
          {[1, 2, 3, 4, 5].map((one) => (
            <Skeleton key={one} h={170} />
          ))}
        </SimpleGrid>
      </Page>
    );
  if (chosen === undefined)
    return (
      <Page
        title={TITLE}
        about="Choose what to begin with. Everything can be changed afterwards."
        actions={back}
      >
        <StartingCards points={points} />
      </Page>
    );
  return (
    <Page
      title={TITLE}
      about={
        chosen.key === 'blank'
          ? 'Customers who meet its rule are in it, from the moment they do until they do not.'
          : `Beginning with: ${chosen.label}.`
      }
      actions={
        <ButtonLink to="/audiences/new" search={{}} variant="default">
          Other beginnings
        </ButtonLink>
      }
    >
      <CreateAudience key={chosen.key} start={chosen} />
    </Page>
  );
}
