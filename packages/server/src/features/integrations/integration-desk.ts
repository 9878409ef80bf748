import { invalid, notFound, pointer, Refused } from '@causeway/contract/problem';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { AuditAction, AuditTarget, Author } from '../../ports/audit-store.ts';
import type { AuthorizationDesk } from '../../ports/authorization-desk.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Integration } from '../../ports/config-store.ts';
import type { Installer, IntegrationDesk } from '../../ports/integration-desk.ts';
import { integrationRecord } from '../../ports/integration-record.ts';
import { strayingSecrets } from './straying-secrets.ts';
import {
  checkSecrets,
  claimAuthorization,
  kindOf,
  usableSettings,
  type SettingsTools,
} from './usable-settings.ts';

export interface IntegrationDeskTools extends SettingsTools {
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly authorizationDesk: Pick<AuthorizationDesk, 'claim'>;
  /** Secrets are sealed for one integration and name, and opened as nothing else. */
  readonly seal: (workspace: number, integration: number, name: string, value: string) => Uint8Array;
  readonly configured: () => Promise<void> | void;
  readonly clock: Clock;
}

export function createIntegrationDesk(tools: IntegrationDeskTools): IntegrationDesk {
  const { config, kinds, seal, configured, clock } = tools;

  const get = async (workspace: number, id: number): Promise<Integration> => {
    const integration = await config.integration(workspace, id);
    if (integration === undefined) throw notFound('integration');
    return integration;
  };

  const freeName = async (workspace: number, name: string, except?: number): Promise<void> => {
    const others = await config.integrations(workspace);
    if (others.some((other) => other.name === name && other.id !== except)) {
      throw new Refused(
        409,
        'name_taken',
        `There is another integration called "${name}". Names tell them apart in the events of senders.`,
      );
    }
  };

  const change = async (
    by: Author,
    id: number,
    ifRevision: number | undefined,
    action: AuditAction,
    what: Parameters<ConfigStore['changeIntegration']>[2],
  ): Promise<Integration> => {
    const changed = await config.changeIntegration(
      by.workspace,
      id,
      { ...what, ifRevision },
      clock(),
      (before, after) => ({
        by,
        action,
        target: targetOf(after),
        before: integrationRecord(before),
        after: after.state === 'removed' ? undefined : integrationRecord(after, what.secrets),
      }),
    );
    if (changed === undefined) {
      const { revision } = await get(by.workspace, id);
      throw new Refused(
        412,
        'changed_meanwhile',
        `It was changed meanwhile: its revision is ${revision} now. Read it again and repeat the change.`,
      );
    }
    await configured();
    return changed;
  };

  /** What an integration may become: usable settings, a name of its own, and secrets that stay where they were meant for. */
  const checked = async (
    by: Installer,
    before: Integration,
    become: { readonly name?: string | undefined; readonly settings?: Json | undefined },
    given: readonly string[],
    hint: string,
  ): Promise<JsonObject | undefined> => {
    const kind = kindOf(kinds, before.kind);
    if (become.name !== undefined) await freeName(by.workspace, become.name, before.id);
    if (become.settings === undefined) return undefined;
    const settings = await usableSettings(tools, by.workspace, kind, become.settings);
    await keepSecretsHome(tools, kind, before, settings, given, hint);
    await claimAuthorization(tools, by, kind, settings);
    return settings;
  };

  const sealed = <V extends string | null>(
    workspace: number,
    id: number,
    secrets: Readonly<Record<string, V>>,
  ) =>
    Object.fromEntries(
      Object.entries(secrets).map(([name, value]) => [
        name,
        (value === null ? null : seal(workspace, id, name, value)) as V extends null ? null : Uint8Array,
      ]),
    );

  return {
    get,
    list: (workspace) => config.integrations(workspace),
    add: async (by, words) => {
      const { workspace } = by;
      const kind = kindOf(kinds, words.kind);
      checkSecrets(kind, words.secrets, true);
      const settings = await usableSettings(tools, workspace, kind, words.settings);
      await freeName(workspace, words.name);
      await claimAuthorization(tools, by, kind, settings);
      const secrets = (id: number) => sealed(workspace, id, words.secrets);
      const { name, requires, variant, summary } = words;
      const added = await config.addIntegration(
        { workspace, kind: kind.key, name, settings, secrets, requires, variant, summary },
        clock(),
        (integration) => ({
          by,
          action: 'integration.add',
          target: targetOf(integration),
          after: integrationRecord(integration, words.secrets),
        }),
      );
      // Nobody has heard of it yet, so nothing is sent meanwhile.
      if (words.paused === true)
        return change(by, added.id, undefined, 'integration.pause', pausedByHand(clock()));
      await configured();
      return added;
    },
    change: async (by, id, { name, settings: become, secrets, requires, summary }, ifRevision) => {
      const { workspace } = by;
      const before = await get(workspace, id);
      const given = secrets ?? {};
      checkSecrets(kindOf(kinds, before.kind), given, false);
      const wanted = { name, settings: become?.(before.settings) };
      const settings = await checked(by, before, wanted, Object.keys(given), ENTER_AGAIN);
      // What the settings were made of, and held against, is this revision.
      const revision = ifRevision ?? (settings === undefined ? undefined : before.revision);
      return change(by, id, revision, 'integration.change', {
        name,
        settings,
        requires,
        summary,
        secrets: secrets === undefined ? undefined : sealed(workspace, id, secrets),
      });
    },
    restore: async (by, id, revision, summary, ifRevision) => {
      const before = await get(by.workspace, id);
      const kept = await config.integrationRevision(by.workspace, id, revision);
      if (kept === undefined) throw notFound('revision of this integration');
      return change(by, id, ifRevision ?? before.revision, 'integration.restore', {
        name: kept.name,
        settings: await checked(by, before, kept, [], CHANGE_INSTEAD),
        requires: kept.requires ?? null,
        variant: kept.variant ?? null,
        summary,
        restored: revision,
      });
    },
    remove: async (by, id, ifRevision) => {
      await get(by.workspace, id);
      await change(by, id, ifRevision, 'integration.remove', { state: 'removed' });
    },
    pause: async (by, id, ifRevision) => {
      const { pause } = await get(by.workspace, id);
      const paused = pausedByHand(clock());
      return change(
        by,
        id,
        ifRevision,
        'integration.pause',
        pause === undefined ? paused : { ...paused, pause },
      );
    },
    resume: async (by, id, ifRevision) => {
      await get(by.workspace, id);
      return change(by, id, ifRevision, 'integration.resume', { state: 'active' });
    },
  };
}

const ENTER_AGAIN = 'Enter it again in the same request, or null where the new address needs none.';
const CHANGE_INSTEAD =
  'A revision brings no secrets back. Change the settings instead, and enter it again in the same request.';

function pausedByHand(at: number): Pick<Integration, 'state' | 'pause'> {
  const hint = 'Resume it to send what waits.';
  return { state: 'paused', pause: { code: 'paused_by_hand', message: 'Paused by hand.', hint, at } };
}

/** What was entered for one host is not shown to another. */
async function keepSecretsHome(
  { config }: Pick<IntegrationDeskTools, 'config'>,
  kind: DestinationKind,
  { workspace, id, settings: before }: Integration,
  after: JsonObject,
  given: readonly string[],
  hint: string,
): Promise<void> {
  const set = Object.keys(await config.secrets(workspace, `integration:${id}`));
  const straying = strayingSecrets(kind, before, after, set).filter((name) => !given.includes(name));
  if (straying.length === 0) return;
  throw invalid(
    straying.map((name) => ({
      pointer: `/secrets${pointer([name])}`,
      code: 'secret_again',
      message: `The address is another one, and ${name} was entered for the old one.`,
      hint,
    })),
  );
}

function targetOf({ id, name }: Integration): AuditTarget {
  return { kind: 'integration', id: String(id), name };
}
