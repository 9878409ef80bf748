import type { DestinationKind } from '@causeway/core/delivery/destination';
import { emptyModel, type Model } from '@causeway/core/register/model';
import { NO_TEMPLATES } from '@causeway/core/template/template-engine';
import { BUILT_IN_ATTRIBUTES } from '../features/attributes/built-in-attributes.data.ts';
import { KNOWN_EVENT_TYPES } from '../features/event-types/known-event-types.ts';
import type { ConfigStore, Integration, Workspace } from '../ports/config-store.ts';
import type { ExternalIndexes, IndexedName } from '../ports/external-indexes.ts';

type Kinds = ReadonlyMap<string, Pick<DestinationKind, 'label' | 'compile'>>;

/** The registering side's view of the configuration, compiled anew after each change. */
export class Models {
  readonly #config: ConfigStore;
  readonly #kinds: Kinds;
  readonly #indexes: Pick<ExternalIndexes, 'built'>;
  #models: ReadonlyMap<number, Model> = new Map();
  #turn = 0;

  constructor(config: ConfigStore, kinds: Kinds, indexes: Pick<ExternalIndexes, 'built'>) {
    this.#config = config;
    this.#kinds = kinds;
    this.#indexes = indexes;
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
      const model = await compileModel(this.#config, this.#kinds, workspace, own);
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
): Promise<Model> {
  const { id, acceptance, autoSubscribe, timeZone } = workspace;
  const custom = await config.attributes(id);
  const all = [...BUILT_IN_ATTRIBUTES, ...custom];
  const eventTypes = [...(await config.eventTypes(id)), ...KNOWN_EVENT_TYPES];
  return {
    workspace: id,
    attributes: new Map(custom.map((definition) => [definition.name, definition])),
    allAttributes: new Map(all.map((definition) => [definition.name, definition])),
    externalIds: all.filter(({ tags }) => tags.includes('external_id')).map(({ name }) => name),
    eventTypes: new Map(eventTypes.map((type) => [type.name, type])),
    terms: { acceptance, timeZone },
    autoSubscribe,
    integrations: integrations.flatMap(({ id: integration, kind: key, name, settings }) => {
      const kind = kinds.get(key);
      if (kind === undefined) return [];
      const { routes, holdsAnonymous, echoes } = kind.compile(settings, NO_TEMPLATES);
      return [{ id: integration, name, label: kind.label, routes, holdsAnonymous, echoes }];
    }),
  };
}
