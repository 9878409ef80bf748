import { compileDefaults } from '@causeway/core/customer/defaults';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { contactName } from '@causeway/core/register/contacts';
import { emptyModel, type Model } from '@causeway/core/register/model';
import { allAttributes } from '../features/attributes/all-attributes.ts';
import { KNOWN_EVENT_TYPES } from '../features/event-types/known-event-types.ts';
import type { ConfigStore, Integration, Workspace } from '../ports/config-store.ts';
import type { ExternalIndexes, IndexedName } from '../ports/external-indexes.ts';
import { requiredPurposes } from '../ports/required-purposes.ts';
import type { LettingGo } from '../workers/let-go-held.ts';
import type { TemplatesOf } from '../ports/template-shelf.ts';
import type { AudiencesOf } from './audiences-of.ts';
import { NO_CONSENT_OF, type ConsentOf } from './consent-of.ts';

type Kind = Pick<DestinationKind, 'label' | 'compile' | 'templates' | 'requires'>;
type Kinds = ReadonlyMap<string, Kind>;

/** The registering side's view of the configuration, compiled anew after each change. */
export class Models {
  readonly #config: ConfigStore;
  readonly #kinds: Kinds;
  readonly #indexes: Pick<ExternalIndexes, 'built'>;
  readonly #templatesOf: TemplatesOf;
  readonly #audiencesOf: AudiencesOf;
  readonly #consentOf: ConsentOf;
  #models: ReadonlyMap<number, Model> = new Map();
  #turn = 0;
  /** Integrations that hold nothing, and for which nothing is held any more. */
  readonly #letGone: Set<number> = new Set();

  constructor(
    config: ConfigStore,
    kinds: Kinds,
    indexes: Pick<ExternalIndexes, 'built'>,
    templatesOf: TemplatesOf,
    audiencesOf: AudiencesOf,
    consentOf: ConsentOf = NO_CONSENT_OF,
  ) {
    this.#config = config;
    this.#kinds = kinds;
    this.#indexes = indexes;
    this.#templatesOf = templatesOf;
    this.#audiencesOf = audiencesOf;
    this.#consentOf = consentOf;
  }

  readonly of = (workspace: number): Model => this.#models.get(workspace) ?? emptyModel(workspace);

  /** Attributes that are external ids, and contacts, of all workspaces. */
  readonly externalIds = (): readonly IndexedName[] =>
    [...this.#models].flatMap(([workspace, { externalIds, contacts }]) =>
      [...externalIds, ...(contacts?.attributes ?? []).map(contactName)].map((name) => ({ workspace, name })),
    );

  /** Integrations that hold nothing any more, while something may be held for them still. */
  readonly lettingGo = (): readonly LettingGo[] =>
    [...this.#models].flatMap(([workspace, { integrations }]) =>
      integrations.flatMap(({ id, letsGo }) => (letsGo === true ? [{ workspace, integration: id }] : [])),
    );

  /** Nothing is held for these any more. */
  async haveLetGo(integrations: readonly number[]): Promise<void> {
    for (const id of integrations) this.#letGone.add(id);
    await this.reload();
  }

  async reload(): Promise<void> {
    const turn = ++this.#turn;
    const models = new Map<number, Model>();
    const built = new Set((await this.#indexes.built()).map(({ workspace, name }) => `${workspace} ${name}`));
    const integrations = await this.#config.integrations();
    for (const workspace of await this.#config.workspaces()) {
      const own = integrations.filter((integration) => integration.workspace === workspace.id);
      const model = await compileModel(
        this.#config,
        this.#kinds,
        workspace,
        own,
        this.#templatesOf,
        this.#audiencesOf,
        this.#consentOf,
      );
      const letting = model.integrations.map((one) => this.#withHeld(one));
      const kept = [...model.externalIds, ...(model.contacts?.attributes ?? []).map(contactName)];
      const gathering = kept.filter((name) => !built.has(`${workspace.id} ${name}`));
      models.set(workspace.id, {
        ...model,
        integrations: letting,
        ...(gathering.length === 0 ? {} : { gathering }),
      });
    }
    // One that began later has seen all that this one has.
    if (turn === this.#turn) this.#models = models;
  }

  /** An integration that begins to hold may have something to let go the next time it does not. */
  #withHeld(integration: Model['integrations'][number]): Model['integrations'][number] {
    if (integration.holdsAnonymous) this.#letGone.delete(integration.id);
    else if (!this.#letGone.has(integration.id)) return { ...integration, letsGo: true };
    return integration;
  }
}

/** Everything that registering needs to know of one workspace. */
export async function compileModel(
  config: Pick<ConfigStore, 'attributes' | 'eventTypes'>,
  kinds: Kinds,
  workspace: Workspace,
  integrations: readonly Integration[],
  templatesOf: TemplatesOf,
  audiencesOf: AudiencesOf,
  consentOf: ConsentOf = NO_CONSENT_OF,
): Promise<Model> {
  const { id, acceptance, autoSubscribe, timeZone } = workspace;
  const { builtIn, custom } = allAttributes(await config.attributes(id));
  const all = [...builtIn, ...custom];
  const allByName = new Map(all.map((definition) => [definition.name, definition]));
  const audiences = await audiencesOf(workspace, allByName);
  const consent = await consentOf(workspace);
  const eventTypes = [...(await config.eventTypes(id)), ...KNOWN_EVENT_TYPES];
  const externalIds = all.filter(({ tags }) => tags.includes('external_id')).map(({ name }) => name);
  const defaults = compileDefaults(custom, [...externalIds, ...workspace.identity.attributes]);
  return {
    workspace: id,
    attributes: new Map(custom.map((definition) => [definition.name, definition])),
    allAttributes: allByName,
    ...(defaults === undefined ? {} : { defaults }),
    externalIds,
    eventTypes: new Map(eventTypes.map((type) => [type.name, type])),
    terms: { acceptance, timeZone },
    autoSubscribe,
    ...(workspace.identity.attributes.length === 0 ? {} : { contacts: workspace.identity }),
    ...(audiences === undefined ? {} : { audiences }),
    ...(consent === undefined ? {} : { consent }),
    integrations: await Promise.all(
      integrations.flatMap((integration) => {
        const kind = kinds.get(integration.kind);
        return kind === undefined ? [] : [routed(integration, kind, templatesOf)];
      }),
    ),
  };
}

async function routed(
  integration: Integration,
  kind: Kind,
  templatesOf: TemplatesOf,
): Promise<Model['integrations'][number]> {
  const { id, workspace, name, settings } = integration;
  const { shelf } = await templatesOf(workspace, kind, settings);
  const destination = kind.compile(settings, shelf, { integration: id });
  const { routes, holdsAnonymous, echoes, tellsConsents } = destination;
  const requires = requiredPurposes(integration, kind);
  return {
    ...{ id, name, label: kind.label, routes, holdsAnonymous, echoes },
    ...(requires.length === 0 ? {} : { requires, tellsConsents: tellsConsents !== undefined }),
  };
}
