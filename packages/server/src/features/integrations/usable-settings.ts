import { invalid, notFound, pointer, pointerOf, type Complaint } from '@causeway/contract/problem';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Model } from '@causeway/core/register/model';
import type { Issue } from '@causeway/core/result/issue';
import type { Json, JsonObject } from '@causeway/core/result/json';
import type { AudienceStore } from '../../ports/audience-store.ts';
import type { AuthorizationDesk } from '../../ports/authorization-desk.ts';
import type { AuthorizationOf } from '../../ports/authorized-egress.ts';
import type { Integration } from '../../ports/config-store.ts';
import type { Installer } from '../../ports/integration-desk.ts';
import { originOf } from '../../ports/origin-of.ts';
import type { TemplatesOf } from '../../ports/template-shelf.ts';

/** What settings may refer to. */
export interface SettingsTools {
  readonly templatesOf: TemplatesOf;
  readonly authorizationOf: AuthorizationOf;
  readonly audienceStore: AudienceStore;
  /** As the registering side knows it. */
  readonly modelOf: (workspace: number) => Model;
}

export function kindOf(kinds: ReadonlyMap<string, DestinationKind>, key: string): DestinationKind {
  const kind = kinds.get(key);
  if (kind !== undefined) return kind;
  throw invalid([
    {
      pointer: '/kind',
      code: 'unknown_kind',
      message: `There is no kind of integration called "${key}".`,
      hint: `Choose one of: ${[...kinds.keys()].join(', ')}.`,
    },
  ]);
}

/** The kind of one that is stored. */
export function ownKind(
  kinds: ReadonlyMap<string, DestinationKind>,
  { kind: key }: Pick<Integration, 'kind'>,
): DestinationKind {
  const kind = kinds.get(key);
  if (kind === undefined) throw notFound('kind of integration');
  return kind;
}

/**
 * The settings with defaults in place; refused, with every place named, when something is wrong with them. The templates,
 * the authorization and the audiences that they name are there.
 */
export async function usableSettings(
  tools: SettingsTools,
  workspace: number,
  kind: DestinationKind,
  given: Json,
): Promise<JsonObject> {
  const { settings, issues } = kind.check(given);
  if (issues.length > 0) throw invalid(issues.map(settingComplaint));
  const { missing } = await tools.templatesOf(workspace, kind, settings);
  const authorization = (await tools.authorizationOf(workspace, kind, settings)).missing;
  const unknown = [
    ...missing.map((one) => ({ ...one, what: 'template' })),
    ...(authorization === undefined ? [] : [{ ...authorization, what: 'authorization' }]),
    ...(await missingAudiences(tools, workspace, kind, settings)),
  ];
  const complaints = [
    ...unknown.map(({ id, field, what }) => ({
      pointer: pointerOf('/settings', field),
      code: `${what}_unknown`,
      message: `There is no ${what} with the id "${id.slice(0, 100)}".`,
      hint: `Choose one of the ${what}s of this workspace.`,
    })),
    ...computed(tools.modelOf(workspace), kind, settings),
  ];
  if (complaints.length > 0) throw invalid(complaints);
  return settings;
}

/** An answer that would set what the hub computes could never be taken in. */
function computed(
  { allAttributes }: Pick<Model, 'allAttributes'>,
  kind: DestinationKind,
  settings: JsonObject,
): readonly Complaint[] {
  const written = kind.writes?.(settings) ?? [];
  return written
    .filter(({ name }) => allAttributes.get(name)?.readOnly === true)
    .map(({ name, field }) => ({
      pointer: pointerOf('/settings', field),
      code: 'attribute_computed',
      message: `The hub computes "${name}" itself: nobody can set it.`,
      hint: 'Choose another attribute.',
    }));
}

async function missingAudiences(
  { audienceStore }: Pick<SettingsTools, 'audienceStore'>,
  workspace: number,
  kind: DestinationKind,
  settings: JsonObject,
): Promise<readonly { readonly id: string; readonly field: string; readonly what: string }[]> {
  const { ids, field } = kind.audiences?.(settings) ?? { ids: [], field: '' };
  if (ids.length === 0) return [];
  const live = new Set((await audienceStore.audiences(workspace)).map(({ publicId }) => publicId));
  return ids.flatMap((id, index) =>
    live.has(id) ? [] : [{ id, field: `${field}[${index}]`, what: 'audience' }],
  );
}

/** The authorization that settings name goes to the hosts it is meant for, and to no other. */
export async function claimAuthorization(
  { authorizationDesk }: { readonly authorizationDesk: Pick<AuthorizationDesk, 'claim'> },
  by: Installer,
  kind: DestinationKind,
  settings: JsonObject,
): Promise<void> {
  const used = kind.authorization?.(settings);
  if (used === undefined) return;
  const origin = originOf(kind.connect(settings, {}).baseUrl);
  const issue = await authorizationDesk.claim(by, by.role, used.id, origin);
  if (issue !== undefined) throw invalid([settingComplaint({ ...issue, field: used.field })]);
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
  const complain = (name: string, code: string, message: string, hint?: string): void => {
    const at = `/secrets${pointer([name])}`;
    complaints.push({ pointer: at, code, message, ...(hint === undefined ? {} : { hint }) });
  };
  for (const [name, value] of Object.entries(given)) {
    if (kind.optionalSecrets?.includes(name) === true) continue;
    if (!kind.secrets.includes(name)) {
      const known = [...kind.secrets, ...(kind.optionalSecrets ?? [])].join(', ');
      const hint = known === '' ? 'It needs none.' : `Known: ${known}.`;
      complain(name, 'unknown_secret', `${kind.label} has no secret called "${name}".`, hint);
    } else if (value === null)
      complain(name, 'secret_missing', `${kind.label} needs ${name}: it can be replaced, not taken away.`);
  }
  for (const name of all ? kind.secrets : [])
    if (!Object.hasOwn(given, name)) complain(name, 'secret_missing', `${kind.label} needs ${name}.`);
  if (complaints.length > 0) throw invalid(complaints);
}
