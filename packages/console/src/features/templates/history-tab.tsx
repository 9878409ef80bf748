import {
  Badge,
  Box,
  Button,
  Group,
  Paper,
  Skeleton,
  Stack,
  Text,
  Title,
  UnstyledButton,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { get } from '../../app/query.ts';
import { clip } from '../../ui/clip.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { NeedsRole } from '../../ui/needs-role.tsx';
import { done } from '../../ui/notify.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { When } from '../../ui/when.tsx';
import { DiffView } from '../../ui/diff-view.tsx';
import { revisionsOf } from './revisions.ts';
import { showSaved, type Revision, type Template } from './template.ts';
import './templates.css';

interface HistoryTabProps {
  readonly template: Template;
  /** Number of the revision to show; the present one without it. */
  readonly wanted: string | undefined;
}

/** What the source was before: revision by revision, what each changed, and the way back. */
export function HistoryTab({ template, wanted }: HistoryTabProps): ReactElement {
  const { id } = template;
  const navigate = useNavigate();
  const query = useQuery(get('GET /v1/admin/templates/{id}/revisions', { params: { id } }));
  if (query.isError && query.data === undefined)
    return (
      <ProblemNote
        error={query.error}
        title="The history could not be read"
        onRetry={() => {
          query.refetch().catch(() => undefined);
        }}
      />
    );
  if (query.data === undefined) return <Skeleton h={320} role="status" aria-label="Loading" />;
  const all = revisionsOf(template, query.data.data);
  const shown = all.find(({ revision }) => String(revision) === wanted) ?? all[0];
  const before = all.find(({ revision }) => shown !== undefined && revision < shown.revision);
  return (
    <div className="cw-history">
      <Paper p={0} bg="var(--cw-surface)" component="nav" aria-label="Revisions">
        <Box mah={{ base: 220, sm: 560 }} style={{ overflowY: 'auto' }}>
          {all.map((one) => (
            <UnstyledButton
              key={one.revision}
              className="cw-revision"
              aria-current={one === shown}
              onClick={() => {
                navigate({
                  to: '/templates/$id/history',
                  params: { id },
                  search: { revision: String(one.revision) },
                  replace: true,
                }).catch(() => undefined);
              }}
            >
              <Group gap={6}>
                <Text size="sm" fw={600}>
                  Revision {one.revision}
                </Text>
                {one.revision === template.revision && <Badge color="teal">present</Badge>}
              </Group>
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                <When at={one.at} /> by {clip(one.author, 80)}
              </Text>
            </UnstyledButton>
          ))}
        </Box>
      </Paper>
      {shown !== undefined && <RevisionView template={template} shown={shown} before={before} />}
    </div>
  );
}

interface RevisionViewProps {
  readonly template: Template;
  readonly shown: Revision;
  readonly before: Revision | undefined;
}

function RevisionView({ template, shown, before }: RevisionViewProps): ReactElement {
  const [asking, setAsking] = useState(false);
  const isPresent = shown.revision === template.revision;
  return (
    <Stack gap="md" miw={0}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Title order={2}>
            {before === undefined ? 'How it began' : `What revision ${shown.revision} changed`}
          </Title>
          {!isPresent && (
            <NeedsRole least="editor">
              {(disabled) => (
                <Button
                  variant="default"
                  leftSection={<RotateCcw size={14} aria-hidden />}
                  disabled={disabled}
                  onClick={() => setAsking(true)}
                >
                  Go back to this one
                </Button>
              )}
            </NeedsRole>
          )}
        </Group>
        <DiffView
          key={`${shown.revision}`}
          before={before?.source ?? ''}
          after={shown.source}
          label={`What revision ${shown.revision} changed`}
        />
      </Stack>
      {!isPresent && (
        <Stack gap="xs">
          <Title order={2}>From there to the present one</Title>
          <DiffView
            key={`${shown.revision} to now`}
            before={shown.source}
            after={template.source}
            label="What changed since"
          />
        </Stack>
      )}
      <Confirm
        opened={asking}
        title={`Go back to revision ${shown.revision}?`}
        action="Go back"
        destructive={false}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          const saved = await api('PATCH /v1/admin/templates/{id}', {
            params: { id: template.id },
            body: { source: shown.source },
            revision: template.revision,
          });
          done(`Its source is that of revision ${shown.revision} again.`);
          await showSaved(saved);
        }}
      >
        Its source becomes revision {template.revision + 1}; nothing of the history is lost.{' '}
        {template.used_by.length > 0 &&
          `${template.used_by.length === 1 ? 'One integration is' : `${template.used_by.length} integrations are`} filled in from it and ${template.used_by.length === 1 ? 'takes' : 'take'} it up at once.`}
      </Confirm>
    </Stack>
  );
}
