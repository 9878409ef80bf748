import { Box, Button, Group, NativeSelect, Paper, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useSession } from '../../../app/session.ts';
import { clip } from '../../../ui/clip.ts';
import { timeIn } from '../../../ui/time.ts';
import { ChangeList } from './change-list.tsx';
import { changesOf } from './changes.ts';
import type { Revision } from './revision.ts';

const route = getRouteApi('/shell/integrations/$id/revisions');

interface ComparePanelProps {
  readonly id: string;
  /** Newest first. */
  readonly rows: readonly Revision[];
  readonly fields: readonly { readonly name: string; readonly label: string }[];
}

/** Any two of the revisions, held against each other. Nothing to see while there is only one. */
export function ComparePanel({ id, rows, fields }: ComparePanelProps): ReactElement | null {
  const { compare, with: other } = route.useSearch();
  const navigate = route.useNavigate();
  const zone = useSession().workspace.time_zone;
  if (rows.length < 2) return null;
  const find = (number: string | undefined): Revision | undefined =>
    rows.find(({ revision }) => String(revision) === number);
  const [from, to] = [find(compare), find(other)];
  const show = (next: { compare?: string | undefined; with?: string | undefined }): void => {
    navigate({
      params: { id },
      search: (before) => ({ ...before, ...next }),
      replace: true,
      resetScroll: false,
    }).catch(() => undefined);
  };
  const options = rows.map(({ revision, at, by }) => ({
    value: String(revision),
    label: `${revision}, ${timeIn(zone, at)}, ${clip(by, 40)}`,
  }));
  const [newest, before] = [options[0]?.value ?? '', options[1]?.value ?? ''];
  if (from === undefined || to === undefined)
    return (
      <Box>
        <Button variant="default" onClick={() => show({ compare: before, with: newest })}>
          Compare two revisions
        </Button>
      </Box>
    );
  return (
    <Paper component="section" aria-label="Comparison" bg="var(--cw-surface)">
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label="From revision"
            data={options}
            value={String(from.revision)}
            onChange={({ currentTarget: { value } }) => show({ compare: value })}
          />
          <NativeSelect
            label="To revision"
            data={options}
            value={String(to.revision)}
            onChange={({ currentTarget: { value } }) => show({ with: value })}
          />
          <Button
            variant="subtle"
            onClick={() => show({ compare: String(to.revision), with: String(from.revision) })}
          >
            Swap
          </Button>
          <Button variant="subtle" onClick={() => show({ compare: undefined, with: undefined })}>
            Close
          </Button>
        </Group>
        <div aria-live="polite">
          <ChangeList
            changes={changesOf(from, to)}
            fields={fields}
            heads={[`Revision ${from.revision}`, `Revision ${to.revision}`]}
            none={from === to ? 'It is one and the same.' : 'They are the same, but for secrets.'}
          />
        </div>
      </Stack>
    </Paper>
  );
}
