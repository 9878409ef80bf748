import { Skeleton, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet, useLocation } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { ApiError } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { TabLink, TabLinks } from '../../ui/tab-links.tsx';
import { EditWebhook } from './edit-webhook.tsx';
import type { Shown } from './form/webhook-form.tsx';
import { FormSkeleton } from './form-skeleton.tsx';
import { useFirstSample } from './trial/use-first-sample.ts';
import { HEAD_HEIGHT, WebhookHead } from './webhook-head.tsx';
import type { Webhook } from './webhook.ts';

const route = getRouteApi('/shell/webhooks/$id');
const EVERY_MS = 10_000;

/** One webhook: how it is, what can be done with it, and its tabs. What is being edited stays while one looks around. */
export function WebhookPage(): ReactElement {
  const { id } = route.useParams();
  const shows = useLocation({ select: ({ pathname }) => shownAt(pathname) });
  const query = useQuery({
    ...get('GET /v1/admin/webhooks/{id}', { params: { id } }),
    refetchInterval: EVERY_MS,
  });
  const { data: webhook, error } = query;
  useDocumentTitle(`${webhook?.name ?? 'Webhook'} · Causeway`);
  if (error instanceof ApiError && error.status === 404)
    return (
      <Page title="Webhook">
        <Empty title="There is no such webhook" action={<ButtonLink to="/webhooks">All webhooks</ButtonLink>}>
          The address may be mistyped.
        </Empty>
      </Page>
    );
  if (error !== null && webhook === undefined)
    return (
      <ProblemNote
        error={error}
        onRetry={() => {
          query.refetch().catch(() => undefined);
        }}
      />
    );
  return (
    <Stack gap="md">
      {webhook === undefined ? <Skeleton h={HEAD_HEIGHT} /> : <WebhookHead webhook={webhook} />}
      <TabLinks label="Of this webhook">
        <TabLink to="/webhooks/$id/settings" params={{ id }} word="Settings" />
        <TabLink to="/webhooks/$id/test" params={{ id }} word="Test" />
        <TabLink
          to="/webhooks/$id/logs"
          params={{ id }}
          activeOptions={{ includeSearch: false }}
          word="Logs"
        />
      </TabLinks>
      {webhook === undefined ? (
        <FormSkeleton shows={shows} />
      ) : (
        <Form key={id} webhook={webhook} shows={shows} />
      )}
      <Outlet />
    </Stack>
  );
}

interface FormProps {
  readonly webhook: Webhook;
  readonly shows: Shown;
}

/** Stays once it was opened, also while something else is looked at. */
function Form({ webhook, shows }: FormProps): ReactElement | null {
  const [opened, setOpened] = useState(shows !== 'other');
  if (shows !== 'other' && !opened) setOpened(true);
  const sample = useFirstSample(webhook, opened);
  const others = useQuery({ ...get('GET /v1/admin/webhooks', {}), enabled: opened }).data?.data ?? [];
  if (!opened) return null;
  if (sample === undefined) return <FormSkeleton shows={shows} />;
  return <EditWebhook webhook={webhook} others={others} sample={sample} shows={shows} />;
}

function shownAt(pathname: string): Shown {
  if (/\/settings\/?$/.test(pathname)) return 'settings';
  return /\/test\/?$/.test(pathname) ? 'test' : 'other';
}
