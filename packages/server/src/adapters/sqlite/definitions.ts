import type { AttributeDefinition } from '@causeway/core/customer/attribute';
import type { EventType } from '@causeway/core/event/event-type';
import type { NotingChange } from '../../ports/audit-store.ts';
import type { ConfigStore } from '../../ports/config-store.ts';
import { openAuditWriter } from './audit-writer.ts';
import type { Connection } from './connection.ts';

type Definitions = Pick<
  ConfigStore,
  'attributes' | 'putAttribute' | 'removeAttribute' | 'eventTypes' | 'putEventType' | 'removeEventType'
>;

/** What customers and events of a workspace are made of, by name. */
export function openDefinitions(connection: Connection): Definitions {
  const attributes = openTable<AttributeDefinition>(connection, 'attributes');
  const eventTypes = openTable<EventType>(connection, 'event_types');
  return {
    attributes: attributes.all,
    putAttribute: attributes.put,
    removeAttribute: attributes.remove,
    eventTypes: eventTypes.all,
    putEventType: eventTypes.put,
    removeEventType: eventTypes.remove,
  };
}

function openTable<T extends { readonly name: string }>(
  connection: Connection,
  table: 'attributes' | 'event_types',
) {
  const { note } = openAuditWriter(connection);
  const all = connection.prepare(`SELECT definition FROM ${table} WHERE workspace = ? ORDER BY name`);
  const one = connection.prepare(`SELECT definition FROM ${table} WHERE workspace = ? AND name = ?`);
  const put = connection.prepare(
    `INSERT INTO ${table} (workspace, name, definition, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET definition = excluded.definition`,
  );
  const remove = connection.prepare(`DELETE FROM ${table} WHERE workspace = ? AND name = ?`);
  const find = (workspace: number, name: string): T | undefined => {
    const row = one.row(workspace, name);
    return row === undefined ? undefined : (JSON.parse(row[0] as string) as T);
  };
  return {
    all: async (workspace: number): Promise<readonly T[]> =>
      all.rows(workspace).map((row) => JSON.parse(row[0] as string) as T),
    put: (
      workspace: number,
      definition: T,
      now: number,
      noting: NotingChange<T, T | undefined>,
    ): Promise<void> =>
      connection.write(() => {
        const before = find(workspace, definition.name);
        put.run(workspace, definition.name, JSON.stringify(definition), now);
        note(noting(before, definition), now);
      }),
    remove: (
      workspace: number,
      name: string,
      now: number,
      noting: (before: T) => ReturnType<NotingChange<T>>,
    ): Promise<boolean> =>
      connection.write(() => {
        const before = find(workspace, name);
        if (before === undefined) return false;
        remove.run(workspace, name);
        note(noting(before), now);
        return true;
      }),
  };
}
