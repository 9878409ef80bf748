import type { Judging } from '../../ports/audience-store.ts';
import type { Connection, Value } from './connection.ts';

const COLUMNS = 'workspace, epoch, judged, place, looked, state, started_at, updated_at';

/** How far judging everybody has come, and the epoch of each workspace's rules. Writes belong into a transaction. */
export interface Judgings {
  readonly all: () => readonly Judging[];
  readonly of: (workspace: number) => Judging | undefined;
  readonly put: (judging: Judging) => void;
  /** A new epoch begins, and with it judging from the first customer on. */
  readonly begin: (workspace: number, now: number) => Judging;
}

export function openJudgings(connection: Connection): Judgings {
  const list = connection.prepare(`SELECT ${COLUMNS} FROM judgings ORDER BY workspace`);
  const one = connection.prepare(`SELECT ${COLUMNS} FROM judgings WHERE workspace = ?`);
  const write = connection.prepare(
    `INSERT INTO judgings (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET epoch = excluded.epoch, judged = excluded.judged, place = excluded.place, looked = excluded.looked,
     state = excluded.state, started_at = excluded.started_at, updated_at = excluded.updated_at`,
  );
  const of = (workspace: number): Judging | undefined => {
    const row = one.row(workspace);
    return row === undefined ? undefined : judgingFrom(row);
  };
  const put = ({ workspace, epoch, judged, place, looked, state, startedAt, updatedAt }: Judging): void => {
    write.run(workspace, epoch, judged, place, looked, state, startedAt, updatedAt);
  };
  return {
    all: () => list.rows().map(judgingFrom),
    of,
    put,
    begin: (workspace, now) => {
      const before = of(workspace);
      const judging: Judging = {
        workspace,
        epoch: (before?.epoch ?? 0) + 1,
        judged: before?.judged ?? 0,
        place: 0,
        looked: 0,
        state: 'running',
        startedAt: now,
        updatedAt: now,
      };
      put(judging);
      return judging;
    },
  };
}

function judgingFrom(row: readonly Value[]): Judging {
  return {
    workspace: row[0] as number,
    epoch: row[1] as number,
    judged: row[2] as number,
    place: row[3] as number,
    looked: row[4] as number,
    state: row[5] as Judging['state'],
    startedAt: row[6] as number,
    updatedAt: row[7] as number,
  };
}
