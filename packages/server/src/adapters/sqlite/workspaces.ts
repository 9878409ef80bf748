import { PURPOSES } from '@causeway/core/consent/consent';
import { DEFAULT_POLICY } from '@causeway/core/consent/policy';
import { DEFAULT_CONTACTS } from '@causeway/core/register/contacts';
import { isObject, type Json, type JsonObject } from '@causeway/core/result/json';
import type { Workspace } from '../../ports/config-store.ts';
import type { Connection, Value } from './connection.ts';

const COLUMNS = 'id, public_id, name, settings, created_at';

export interface WorkspaceChange {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly autoSubscribe?: boolean | undefined;
  readonly requireSignature?: boolean | undefined;
  readonly acceptance?: Workspace['acceptance'] | undefined;
  readonly consent?: Workspace['consent'] | undefined;
  readonly identity?: Workspace['identity'] | undefined;
}

/** Workspaces within the transaction that is under way. */
export interface Workspaces {
  readonly all: () => Workspace[];
  readonly insert: (draft: { publicId: string; name: string }, now: number) => Workspace;
  readonly amend: (
    id: number,
    change: WorkspaceChange,
  ) => { before: Workspace; after: Workspace } | undefined;
}

export function openWorkspaces(connection: Connection): Workspaces {
  const all = connection.prepare(`SELECT ${COLUMNS} FROM workspaces ORDER BY id`);
  const one = connection.prepare(`SELECT ${COLUMNS} FROM workspaces WHERE id = ?`);
  const insert = connection.prepare(
    `INSERT INTO workspaces (public_id, name, settings, created_at) VALUES (?, ?, '{}', ?) RETURNING ${COLUMNS}`,
  );
  const update = connection.prepare(
    `UPDATE workspaces SET name = ?, settings = ? WHERE id = ? RETURNING ${COLUMNS}`,
  );
  return {
    all: () => all.rows().map(workspaceFrom),
    insert: ({ publicId, name }, now) => workspaceFrom(insert.row(publicId, name, now) ?? []),
    amend: (id, { name, timeZone, autoSubscribe, requireSignature, acceptance, consent, identity }) => {
      const row = one.row(id);
      if (row === undefined) return undefined;
      const before = workspaceFrom(row);
      const settings = {
        // What a later version wrote stays.
        ...settingsFrom(row),
        timeZone: timeZone ?? before.timeZone,
        autoSubscribe: autoSubscribe ?? before.autoSubscribe,
        requireSignature: requireSignature ?? before.requireSignature,
        acceptance: acceptance ?? before.acceptance,
        consent: consent ?? before.consent,
        identity: identity ?? before.identity,
      };
      const after = workspaceFrom(update.row(name ?? before.name, JSON.stringify(settings), id) ?? []);
      return { before, after };
    },
  };
}

function settingsFrom(row: readonly Value[]): JsonObject {
  const settings = JSON.parse(row[3] as string) as Json;
  return isObject(settings) ? settings : {};
}

function workspaceFrom(row: readonly Value[]): Workspace {
  const { timeZone, autoSubscribe, requireSignature, acceptance, consent, identity } = settingsFrom(row);
  return {
    id: row[0] as number,
    publicId: row[1] as string,
    name: row[2] as string,
    timeZone: typeof timeZone === 'string' ? timeZone : 'UTC',
    autoSubscribe: autoSubscribe === true,
    requireSignature: requireSignature === true,
    acceptance: acceptanceFrom(acceptance),
    consent: consentFrom(consent),
    identity: identityFrom(identity),
    createdAt: row[4] as number,
  };
}

function acceptanceFrom(value: Json | undefined): Workspace['acceptance'] {
  if (value === 'manual') return value;
  const days = isObject(value) ? value['afterDays'] : undefined;
  return typeof days === 'number' ? { afterDays: days } : 'at_once';
}

function identityFrom(value: Json | undefined): Workspace['identity'] {
  if (!isObject(value)) return DEFAULT_CONTACTS;
  const { attributes, same } = value;
  return {
    attributes: Array.isArray(attributes)
      ? (attributes as readonly Json[]).filter((name) => typeof name === 'string')
      : DEFAULT_CONTACTS.attributes,
    same: same === 'merge' || same === 'ignore' ? same : 'ask',
  };
}

function consentFrom(value: Json | undefined): Workspace['consent'] {
  if (!isObject(value)) return DEFAULT_POLICY;
  const codes = Array.isArray(value['codes']) ? (value['codes'] as readonly Json[]) : [];
  return {
    unknown: value['unknown'] === 'deny' ? 'deny' : 'allow',
    codes: codes.flatMap((one) => {
      if (!isObject(one) || typeof one['code'] !== 'string') return [];
      const named = Array.isArray(one['purposes']) ? (one['purposes'] as readonly Json[]) : [];
      return [{ code: one['code'], purposes: PURPOSES.filter((purpose) => named.includes(purpose)) }];
    }),
  };
}
