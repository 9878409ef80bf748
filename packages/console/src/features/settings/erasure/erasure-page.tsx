import './erasure.css';
import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft, Download, Printer, RotateCw } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api, ApiError } from '../../../app/api.ts';
import { changed, get } from '../../../app/query.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ButtonLink, TextLink } from '../../../ui/links.tsx';
import { NeedsRole } from '../../../ui/needs-role.tsx';
import { done } from '../../../ui/notify.ts';
import { Page } from '../../../ui/page.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../../ui/rows-skeleton.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { When } from '../../../ui/when.tsx';
import { saveJson } from './save-json.ts';
import { StepTable } from './step-table.tsx';
import { progressText, type Erasure } from './step-words.ts';

const ONE = 'GET /v1/admin/erasures/{id}';
const EVERY_MS = 1_500;

/** One erasure as it goes on, and afterwards as evidence. */
export function ErasurePage(): ReactElement {
  const { id } = useParams({ from: '/shell/settings/erasure/$id' });
  const query = useQuery({
    ...get(ONE, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? EVERY_MS : false),
  });
  const title = `Erasure No. ${id}`;
  if (query.error instanceof ApiError && query.error.status === 404)
    return (
      <Page title={title}>
        <Empty
          title="There is no such erasure"
          action={
            <ButtonLink to="/settings/erasure" variant="default">
              All erasures
            </ButtonLink>
          }
        >
          Perhaps the number in the address is not whole.
        </Empty>
      </Page>
    );
  return (
    <Page title={title} {...(query.data === undefined ? {} : { actions: <Acts erasure={query.data} /> })}>
      {query.isError && (
        <ProblemNote
          error={query.error}
          title="This erasure could not be read"
          onRetry={() => {
            query.refetch().catch(() => undefined);
          }}
        />
      )}
      {query.isPending && <RowsSkeleton rows={12} />}
      {query.data !== undefined && <Evidence erasure={query.data} />}
    </Page>
  );
}

function Acts({ erasure }: { readonly erasure: Erasure }): ReactElement {
  return (
    <Group gap="xs" className="cw-no-print">
      <ButtonLink to="/settings/erasure" variant="default" leftSection={<ArrowLeft size={14} aria-hidden />}>
        All erasures
      </ButtonLink>
      <Button
        variant="default"
        leftSection={<Printer size={14} aria-hidden />}
        onClick={() => globalThis.print()}
      >
        Print
      </Button>
      <Button
        variant="default"
        leftSection={<Download size={14} aria-hidden />}
        onClick={() => saveJson(`erasure-${erasure.id}.json`, erasure)}
      >
        Download evidence
      </Button>
    </Group>
  );
}

function Evidence({ erasure }: { readonly erasure: Erasure }): ReactElement {
  const {
    state,
    steps,
    subject,
    reason,
    by,
    requested_at: asked,
    finished_at: finished,
    suppressed,
  } = erasure;
  return (
    <Stack gap="md">
      <div aria-live="polite">
        {state === 'failed' && <Failed erasure={erasure} />}
        {state === 'running' && (
          <Text size="sm">
            Going on: {progressText(steps)}. You may leave this page; it goes on by itself.
          </Text>
        )}
        {state === 'done' && <Text size="sm">Everything that was asked for is deleted.</Text>}
      </div>
      <Paper p="sm" bg="var(--cw-surface)">
        <dl className="cw-evidence">
          <dt>State</dt>
          <dd>
            <StateBadge state={state} />
          </dd>
          <dt>Asked for</dt>
          <dd>
            <When at={asked} /> by {by}
          </dd>
          <dt>Finished</dt>
          <dd>{finished === null ? 'not yet' : <When at={finished} />}</dd>
          <dt>Reason</dt>
          <dd>{reason}</dd>
          <dt>Who</dt>
          <dd>
            <span className="mono">{subject}</span> <CopyButton value={subject} what="hash" />
            <Text size="xs" c="dimmed">
              A keyed hash of the customer id. It says nothing of who they were; whoever has the id can look
              it up.
            </Text>
          </dd>
          <dt>In future</dt>
          <dd>
            {suppressed
              ? 'Refused: they are on the suppress list.'
              : 'Taken in again: they are not on the suppress list.'}{' '}
            <TextLink to="/settings/erasure" inherit td="underline" className="cw-no-print">
              Look somebody up
            </TextLink>
          </dd>
        </dl>
      </Paper>
      <StepTable steps={steps} />
    </Stack>
  );
}

function Failed({ erasure: { id, steps } }: { readonly erasure: Erasure }): ReactElement {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const retry = async (): Promise<void> => {
    setState({ busy: true });
    try {
      await api('POST /v1/admin/erasures/{id}/retry', { params: { id } });
      await changed(ONE, 'GET /v1/admin/erasures');
      done('The failed steps are tried again.');
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <Stack gap="xs">
      <Alert color="red" variant="light" title="Not everything is deleted yet">
        <Text size="sm" mb="xs">
          {progressText(steps)} went well. What the others met is written with them below. Put it right, and
          try again.
        </Text>
        <NeedsRole least="admin">
          {(disabled) => (
            <Button
              variant="default"
              leftSection={<RotateCw size={14} aria-hidden />}
              disabled={disabled}
              loading={state.busy}
              onClick={() => {
                retry().catch(() => undefined);
              }}
            >
              Try the failed steps again
            </Button>
          )}
        </NeedsRole>
      </Alert>
      {state.error !== undefined && <ProblemNote error={state.error} />}
    </Stack>
  );
}
