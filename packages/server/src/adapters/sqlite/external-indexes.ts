import { CONTACT, contactCountry, contactValue } from '@causeway/core/register/contacts';
import { externalValue } from '@causeway/core/register/external-ids';
import { own, type JsonObject } from '@causeway/core/result/json';
import type { ExternalIndexes, IndexedName } from '../../ports/external-indexes.ts';
import type { Connection } from './connection.ts';
import { openAskAboutNamesakes } from './ask-about-namesakes.ts';
import { containing } from './log-store-clauses.ts';

/** Rows that one step drops, and numbers of customers that it looks at. */
const DROPPED = 500;
const LOOKED_AT = 1_000;

/**
 * Keeping values of external ids on SQLite. Give it the connection that registers: a step and a group of arrivals
 * never see each other half done, and what a step reads is what the next group finds.
 */
export function openExternalIndexes(connection: Connection): ExternalIndexes {
  const all = connection.prepare('SELECT workspace, name, state FROM external_id_indexes');
  const put = connection.prepare(
    `INSERT INTO external_id_indexes (workspace, name, state, place) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET state = excluded.state, place = excluded.place`,
  );
  const forget = connection.prepare('DELETE FROM external_id_indexes WHERE workspace = ? AND name = ?');
  const unfinished = connection.prepare(
    `SELECT workspace, name, state, place FROM external_id_indexes WHERE state <> 'built' LIMIT 1`,
  );
  // One seek for each name, however many values there are. What integrations learnt is theirs: it begins with @.
  const nextName = connection.prepare(
    'SELECT workspace, name FROM external_ids WHERE (workspace, name) > (?, ?) ORDER BY workspace, name LIMIT 1',
  );
  const drop = connection.prepare(
    `DELETE FROM external_ids WHERE (workspace, name, value, customer) IN
       (SELECT workspace, name, value, customer FROM external_ids WHERE workspace = ? AND name = ? LIMIT ${DROPPED})`,
  );
  const highest = connection.prepare('SELECT coalesce(max(key), 0) FROM customers');
  const holders = connection.prepare(
    String.raw`SELECT key, attributes FROM customers WHERE key >= ? AND key < ? AND workspace = ?
     AND attributes LIKE ? ESCAPE '\'`,
  );
  const add = connection.prepare(
    'INSERT INTO external_ids (workspace, name, value, customer) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );

  const ask = openAskAboutNamesakes(connection);

  const namesInUse = (): IndexedName[] => {
    const names: IndexedName[] = [];
    for (let row = nextName.row(-1, ''); row !== undefined;) {
      const [workspace, name] = row as [number, string];
      if (!name.startsWith('@')) names.push({ workspace, name });
      row = nextName.row(workspace, name);
    }
    return names;
  };

  const fill = ({ workspace, name }: IndexedName, place: number): boolean => {
    const isContact = name.startsWith(CONTACT);
    const attribute = isContact ? name.slice(CONTACT.length) : name;
    const pattern = containing(`${JSON.stringify(attribute)}:`) ?? '';
    const valueOf = (attributes: JsonObject): string | undefined =>
      isContact
        ? contactValue(own(attributes, attribute), contactCountry(attributes))
        : externalValue(own(attributes, attribute));
    for (const [key, attributes] of holders.rows(place, place + LOOKED_AT, workspace, pattern)) {
      const value = valueOf(JSON.parse(attributes as string) as JsonObject);
      if (value === undefined) continue;
      add.run(workspace, name, value, key as number);
      if (isContact) ask(workspace, attribute, value, key as number);
    }
    const built = place + LOOKED_AT > Number(highest.row()?.[0]);
    put.run(workspace, name, built ? 'built' : 'filling', place + LOOKED_AT);
    return built;
  };

  return {
    built: async () =>
      all
        .rows()
        .filter(([, , state]) => state === 'built')
        .map(([workspace, name]) => ({ workspace: workspace as number, name: name as string })),
    want: async (names) => {
      const known = new Map(
        all
          .rows()
          .map(([workspace, name, state]) => [
            `${workspace as number} ${name as string}`,
            { workspace: workspace as number, name: name as string, state: state as string },
          ]),
      );
      const wanted = new Set(names.map(keyOf));
      const begin = names.filter((one) => (known.get(keyOf(one))?.state ?? 'going') === 'going');
      const end = [...known.values(), ...namesInUse()].filter(
        (one) => !wanted.has(keyOf(one)) && known.get(keyOf(one))?.state !== 'going',
      );
      if (begin.length + end.length === 0) return;
      await connection.write(() => {
        for (const { workspace, name } of begin) put.run(workspace, name, 'clearing', 0);
        for (const { workspace, name } of end) put.run(workspace, name, 'going', 0);
      });
    },
    step: async () => {
      if (unfinished.row() === undefined) return 'idle';
      return connection.write(() => {
        const [workspace, name, state, place] = (unfinished.row() ?? []) as [number, string, string, number];
        if (state === 'filling') return fill({ workspace, name }, place) ? 'built' : 'more';
        const more = Number(drop.run(workspace, name).changes) === DROPPED;
        if (!more && state === 'going') forget.run(workspace, name);
        else if (!more) put.run(workspace, name, 'filling', 0);
        return 'more';
      });
    },
  };
}

function keyOf({ workspace, name }: IndexedName): string {
  return `${workspace} ${name}`;
}
