import type { Reference } from '@causeway/core/register/submission';
import type { JsonObject } from '@causeway/core/result/json';
import type { ReplyStore, WaitingReply } from '../../ports/reply-store.ts';
import type { Connection, Value } from './connection.ts';
import { openHeir } from './merged-keys.ts';

/** Replies of destinations on SQLite, on the connection of the registering side. */
export function openReplyStore(connection: Connection): ReplyStore {
  const oldest = connection.prepare(
    'SELECT id, integration, customer, event, body, at FROM replies ORDER BY id LIMIT ?',
  );
  const remove = connection.prepare('DELETE FROM replies WHERE id = ?');
  const heirOf = openHeir(connection);
  // Nobody finds a person without a name by an id; an external one may lead to them.
  const person = connection.prepare(
    `SELECT c.workspace, c.id, (SELECT json_array(x.name, x.value) FROM external_ids x
     WHERE c.anonymous = 1 AND x.customer = c.key ORDER BY x.name, x.value LIMIT 1)
     FROM customers c WHERE c.key = ?`,
  );
  return {
    next: async (most) =>
      oldest.rows(most).map(([id, integration, customer, event, body, at]): WaitingReply => {
        // Who is erased has no replies any more, in the same transaction.
        const [workspace, name, external] = person.row(heirOf(customer as number)) as Value[];
        return {
          id: id as number,
          workspace: workspace as number,
          integration: integration as number,
          who: referenceTo(name as string, external as string | null),
          event: event as number,
          data: JSON.parse(body as string) as JsonObject,
          at: at as number,
        };
      }),
    done: (ids) =>
      connection.write(() => {
        for (const id of ids) remove.run(id);
      }),
  };
}

function referenceTo(id: string, external: string | null): Reference {
  if (external === null) return { by: 'id', value: id };
  const [name = '', value = ''] = JSON.parse(external) as string[];
  return { by: 'external', name, value };
}
