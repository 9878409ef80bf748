import type { DestinationKind } from '@causeway/core/delivery/destination';
import { emptyModel, type Model } from '@causeway/core/register/model';
import { allAttributes } from '../features/attributes/all-attributes.ts';
import { KNOWN_EVENT_TYPES } from '../features/event-types/known-event-types.ts';
import type { ConfigStore, Integration, Workspace } from '../ports/config-store.ts';
import type { ExternalIndexes, IndexedName } from '../ports/external-indexes.ts';
import type { TemplatesOf } from '../ports/template-shelf.ts';
import type { AudiencesOf } from './audiences-of.ts';

type Kind = Pick<DestinationKind, 'label' | 'compile' | 'templates'>;
type Kinds = ReadonlyMap<string, Kind>;

/** The registering side's view of the configuration, compiled anew after each change. */
export class Models {
  readonly #config: ConfigStore;
  readonly #kinds: Kinds;
  readonly #indexes: Pick<ExternalIndexes, 'built'>;
  readonly #templatesOf: TemplatesOf;
  readonly #audiencesOf: AudiencesOf;
  #models: ReadonlyMap<number, Model> = new Map();
  #turn = 0;

  constructor(
    config: ConfigStore,
    kinds: Kinds,
    indexes: Pick<ExternalIndexes, 'built'>,
    templatesOf: TemplatesOf,
    audiencesOf: AudiencesOf,
  ) {
    this.#config = config;
    this.#kinds = kinds;
    this.#indexes = indexes;
    this.#templatesOf = templatesOf;
    this.#audiencesOf = audiencesOf;
  }

  readonly of = (workspace: number): Model => this.#models.get(workspace) ?? emptyModel(workspace);

  /** Attributes that are external ids, of all workspaces. */
  readonly externalIds = (): readonly IndexedName[] =>
    [...this.#models].flatMap(([workspace, model]) => model.externalIds.map((name) => ({ workspace, name })));

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
      );
      const gathering = model.externalIds.filter((name) => !built.has(`${workspace.id} ${name}`));
      models.set(workspace.id, gathering.length === 0 ? model : { ...model, gathering });
    }
    // One that began later has seen all that this one has.
    if (turn === this.#turn) this.#models = models;
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
): Promise<Model> {
  const { id, acceptance, autoSubscribe, timeZone } = workspace;
  const { builtIn, custom } = allAttributes(await config.attributes(id));
  const all = [...builtIn, ...custom];
  const allByName = new Map(all.map((definition) => [definition.name, definition]));
  const audiences = await audiencesOf(workspace, allByName);
  const eventTypes = [...(await config.eventTypes(id)), ...KNOWN_EVENT_TYPES];
  return {
    workspace: id,
    attributes: new Map(custom.map((definition) => [definition.name, definition])),
    allAttributes: allByName,
    externalIds: all.filter(({ tags }) => tags.includes('external_id')).map(({ name }) => name),
    eventTypes: new Map(eventTypes.map((type) => [type.name, type])),
    terms: { acceptance, timeZone },
    autoSubscribe,
    ...(audiences === undefined ? {} : { audiences }),
    integrations: await Promise.all(
      integrations.flatMap((integration) => {
        const kind = kinds.get(integration.kind);
        return kind === undefined ? [] : [routed(integration, kind, templatesOf)];
      }),
    ),
  };
}

async function routed(
  { id, workspace, name, settings }: Integration,
  kind: Kind,
  templatesOf: TemplatesOf,
): Promise<Model['integrations'][number]> {
  const { shelf } = await templatesOf(workspace, kind, settings);
  const { routes, holdsAnonymous, echoes } = kind.compile(settings, shelf, { integration: id });
  return { id, name, label: kind.label, routes, holdsAnonymous, echoes };
}
