import type { AnswerOf, Caller } from '@causeway/contract/operation';
import type { getIntegration } from '@causeway/contract/integrations';
import { timeOf } from '@causeway/contract/page';
import { invalid, notFound, pointer, pointerOf, type Complaint } from '@causeway/contract/problem';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Issue } from '@causeway/core/result/issue';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { AuthorizationDesk } from '../../ports/authorization-desk.ts';
import type { AuthorizationOf } from '../../ports/authorized-egress.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Integration } from '../../ports/config-store.ts';
import type { CustomerStore } from '../../ports/customer-store.ts';
import type { Egress } from '../../ports/egress.ts';
import type { HealthStore, QueueCounts } from '../../ports/health-store.ts';
import { originOf } from '../../ports/origin-of.ts';
import type { SignRequest } from '../../ports/sign-request.ts';
import type { TemplatesOf } from '../../ports/template-shelf.ts';
import { strayingSecrets } from './straying-secrets.ts';

export interface IntegrationTools {
  readonly config: ConfigStore;
  readonly kinds: ReadonlyMap<string, DestinationKind>;
  readonly customers: CustomerStore;
  readonly queues: HealthStore;
  readonly egress: Egress;
  /** Secrets are sealed for one integration and name, and opened as nothing else. */
  readonly seal: (workspace: number, integration: number, name: string, value: string) => Uint8Array;
  readonly open: (workspace: number, integration: number, name: string, sealed: Uint8Array) => string;
  readonly sign: SignRequest;
  /** The templates that settings refer to. */
  readonly templatesOf: TemplatesOf;
  /** The authorization that settings refer to. */
  readonly authorizationOf: AuthorizationOf;
  readonly authorizationDesk: AuthorizationDesk;
  readonly configured: () => Promise<void> | void;
  readonly clock: Clock;
}

export type IntegrationView = AnswerOf<typeof getIntegration>;

/** The caller's integration, or nothing that can be told from none. */
export async function owned(config: ConfigStore, caller: Caller, id: number): Promise<Integration> {
  const integration = await config.integration(caller.workspace, id);
  if (integration === undefined) throw notFound('integration');
  return integration;
}

export function kindOf(kinds: ReadonlyMap<string, DestinationKind>, key: string): DestinationKind {
  const kind = kinds.get(key);
  if (kind === undefined) {
    const hint = `Choose one of: ${[...kinds.keys()].join(', ')}.`;
    throw invalid([
      {
        pointer: '/kind',
        code: 'unknown_kind',
        message: `There is no kind of integration called "${key}".`,
        hint,
      },
    ]);
  }
  return kind;
}

/** The settings with defaults in place; refused, with every place named, when something is wrong with them. */
function checkedSettings(kind: DestinationKind, given: Json): JsonObject {
  const { settings, issues } = kind.check(given);
  if (issues.length > 0) throw invalid(issues.map(settingComplaint));
  return settings;
}

/** Checked settings; the templates and the authorization that they name are there. */
export async function usableSettings(
  tools: Pick<IntegrationTools, 'templatesOf' | 'authorizationOf'>,
  { workspace }: Pick<Caller, 'workspace'>,
  kind: DestinationKind,
  given: Json,
): Promise<JsonObject> {
  const settings = checkedSettings(kind, given);
  const { missing } = await tools.templatesOf(workspace, kind, settings);
  const authorization = (await tools.authorizationOf(workspace, kind, settings)).missing;
  const unknown = [
    ...missing.map((one) => ({ ...one, what: 'template' })),
    ...(authorization === undefined ? [] : [{ ...authorization, what: 'authorization' }]),
  ];
  if (unknown.length === 0) return settings;
  throw invalid(
    unknown.map(({ id, field, what }) => ({
      pointer: pointerOf('/settings', field),
      code: `${what}_unknown`,
      message: `There is no ${what} with the id "${id.slice(0, 100)}".`,
      hint: `Choose one of the ${what}s of this workspace.`,
    })),
  );
}

/** The authorization that settings name goes to the hosts it is meant for, and to no other. */
export async function claimAuthorization(
  { authorizationDesk }: Pick<IntegrationTools, 'authorizationDesk'>,
  caller: Caller,
  kind: DestinationKind,
  settings: JsonObject,
): Promise<void> {
  const used = kind.authorization?.(settings);
  if (used === undefined) return;
  const origin = originOf(kind.connect(settings, {}).baseUrl);
  const issue = await authorizationDesk.claim(caller, caller.role, used.id, origin);
  if (issue !== undefined) throw invalid([settingComplaint({ ...issue, field: used.field })]);
}

/** What was entered for one host is not shown to another. */
export async function keepSecretsHome(
  { config }: Pick<IntegrationTools, 'config'>,
  kind: DestinationKind,
  { workspace, id, settings: before }: Integration,
  after: JsonObject,
  given: readonly string[],
): Promise<void> {
  const set = Object.keys(await config.secrets(workspace, `integration:${id}`));
  const straying = strayingSecrets(kind, before, after, set).filter((name) => !given.includes(name));
  if (straying.length === 0) return;
  throw invalid(
    straying.map((name) => ({
      pointer: `/secrets${pointer([name])}`,
      code: 'secret_again',
      message: `The address is another one, and ${name} was entered for the old one.`,
      hint: 'Enter it again in the same request, or null where the new address needs none.',
    })),
  );
}

function settingComplaint(issue: Issue): Complaint {
  const { code, field, message, hint } = issue;
  return { pointer: pointerOf('/settings', field), code, message, ...(hint === undefined ? {} : { hint }) };
}

/** Only secrets that the kind has; with `all`, each of them. */
export function checkSecrets(
  kind: DestinationKind,
  given: Readonly<Record<string, string | null>>,
  all: boolean,
): void {
  const complaints: Complaint[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (kind.optionalSecrets?.includes(name) === true) continue;
    if (kind.secrets.includes(name)) {
      if (value !== null) continue;
      complaints.push({
        pointer: `/secrets${pointer([name])}`,
        code: 'secret_missing',
        message: `${kind.label} needs ${name}: it can be replaced, not taken away.`,
      });
      continue;
    }
    complaints.push({
      pointer: `/secrets${pointer([name])}`,
      code: 'unknown_secret',
      message: `${kind.label} has no secret called "${name}".`,
      hint: `Known: ${[...kind.secrets, ...(kind.optionalSecrets ?? [])].join(', ')}.`,
    });
  }
  for (const name of all ? kind.secrets : []) {
    if (Object.hasOwn(given, name)) continue;
    complaints.push({
      pointer: `/secrets${pointer([name])}`,
      code: 'secret_missing',
      message: `${kind.label} needs ${name}.`,
    });
  }
  if (complaints.length > 0) throw invalid(complaints);
}

/** The integration's secrets as its destination is to be given them. Throws when one cannot be opened. */
export async function openedSecrets(
  { config, open }: IntegrationTools,
  { workspace }: Caller,
  { id }: Integration,
): Promise<Readonly<Record<string, string>>> {
  const kept = await config.secrets(workspace, `integration:${id}`);
  return Object.fromEntries(
    Object.entries(kept).map(([name, sealed]) => [name, open(workspace, id, name, sealed)]),
  );
}

/** Integrations as answers show them: with what lies in their queues, and never with a secret. */
export async function integrationViews(
  tools: IntegrationTools,
  integrations: readonly Integration[],
): Promise<IntegrationView[]> {
  const now = tools.clock();
  const counts = await tools.queues.counts(
    integrations.map(({ id }) => id),
    now,
  );
  const views: IntegrationView[] = [];
  for (const integration of integrations) {
    const set = await tools.config.secrets(integration.workspace, `integration:${integration.id}`);
    const names = new Set([
      ...(tools.kinds.get(integration.kind)?.secrets ?? []),
      ...(tools.kinds.get(integration.kind)?.optionalSecrets ?? []),
      ...Object.keys(set),
    ]);
    const secrets = Object.fromEntries([...names].map((name) => [name, { set: Object.hasOwn(set, name) }]));
    views.push({
      id: integration.id,
      kind: integration.kind,
      name: integration.name,
      state: integration.state === 'paused' ? 'paused' : 'active',
      pause:
        integration.pause === undefined ? null : { ...integration.pause, at: timeOf(integration.pause.at) },
      settings: integration.settings,
      secrets,
      revision: integration.revision,
      counts: countsView(counts.get(integration.id), now),
      created_at: timeOf(integration.createdAt),
      updated_at: timeOf(integration.updatedAt),
    });
  }
  return views;
}

function countsView(counts: QueueCounts | undefined, now: number): IntegrationView['counts'] {
  const oldestAt = counts?.oldestAt;
  return {
    waiting: counts?.waiting ?? 0,
    parked: counts?.parked ?? 0,
    held: counts?.held ?? 0,
    dead_letters: counts?.deadLetters ?? 0,
    oldest_undelivered_seconds: oldestAt === undefined ? null : Math.max(0, now - oldestAt) / 1000,
  };
}
