import { Paper } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { api } from '../../app/api.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx';
import { useLook } from '../../ui/use-look.ts';
import { usePages } from '../../ui/use-pages.ts';
import { ConflictRow } from './conflict-row.tsx';

interface ConflictListProps {
  readonly decided: boolean;
  /** Only conflicts of this customer. */
  readonly customer: string | undefined;
}

const LIST = 'GET /v1/admin/identity/conflicts';
const EVERY_MS = 15_000;
const FIRST_PAGE = 50;

export function ConflictList({ decided, customer }: ConflictListProps): ReactElement {
  const { open } = useSearch({ from: '/shell/conflicts' });
  const navigate = useNavigate();
  const query = { state: decided ? ('decided' as const) : ('open' as const), customer_id: customer };
  const pages = usePages(
    [LIST, {}, query],
    (cursor, signal) => api(LIST, { query: { ...query, cursor }, signal }),
    (rows) => (rows.length <= FIRST_PAGE ? EVERY_MS : false),
  );
  // What a link opens is there with the rest, so that nothing moves.
  const [linked] = useState(open);
  const [one, other] = pages.rows.find(({ id }) => String(id) === linked)?.customers ?? [];
  const looks = [useLook(other === undefined ? undefined : one?.id), useLook(other?.id)];
  const waits =
    other !== undefined &&
    !decided &&
    looks.some(({ looked, error }) => looked === undefined && error === null);
  const show = (id: string | undefined): void => {
    navigate({
      to: '/conflicts',
      search: (now) => ({ ...now, open: id }),
      replace: true,
      resetScroll: false,
    }).catch(() => undefined);
  };
  if (pages.error !== null)
    return <ProblemNote error={pages.error} title="The conflicts could not be read" onRetry={pages.retry} />;
  if (pages.loading || waits) return <RowsSkeleton rows={8} height={44} />;
  if (pages.rows.length === 0) return decided ? <NoneDecided /> : <NoneOpen />;
  return (
    <>
      <Paper p={0} bg="var(--cw-surface)">
        {pages.rows.map((conflict, index) => {
          const id = String(conflict.id);
          return (
            <ConflictRow
              key={id}
              conflict={conflict}
              first={index === 0}
              open={open === id}
              onToggle={() => show(open === id ? undefined : id)}
            />
          );
        })}
      </Paper>
      <LoadMore more={pages.more} scannedTo={undefined} busy={pages.busy} onMore={pages.loadMore} />
    </>
  );
}

function NoneOpen(): ReactElement {
  return (
    <Empty
      title="Nothing to decide"
      action={<CircleCheck size={22} aria-hidden color="var(--mantine-color-teal-6)" />}
    >
      That is good: no two customers claim the same identifier, and no destination refuses to let one go over.
      What comes up later appears here, and on the overview.
    </Empty>
  );
}

function NoneDecided(): ReactElement {
  return (
    <Empty title="Nothing was decided yet">
      What somebody decides is listed here, with their name, the time and their reason.
    </Empty>
  );
}
