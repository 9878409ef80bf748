import type { DestinationKind } from '@causeway/core/delivery/destination';
import type { Model } from '@causeway/core/register/model';
import type { ConfigStore } from '../ports/config-store.ts';

/** The registering side's view of the configuration, compiled anew after each change. */
export class Models {
  readonly #config: ConfigStore;
  readonly #kinds: ReadonlyMap<string, DestinationKind>;
  #models: ReadonlyMap<number, Model> = new Map();

  constructor(config: ConfigStore, kinds: ReadonlyMap<string, DestinationKind>) {
    this.#config = config;
    this.#kinds = kinds;
  }

  readonly of = (workspace: number): Model =>
    this.#models.get(workspace) ?? { workspace, attributes: new Map(), integrations: [] };

  async reload(): Promise<void> {
    const models = new Map<number, Model>();
    const integrations = await this.#config.integrations();
    for (const { id } of await this.#config.workspaces()) {
      const attributes = new Map(
        (await this.#config.attributes(id)).map((definition) => [definition.name, definition]),
      );
      const routed = integrations.flatMap((integration) => {
        const kind = this.#kinds.get(integration.kind);
        if (integration.workspace !== id || kind === undefined) return [];
        const { routes, holdsAnonymous } = kind.compile(integration.settings);
        return [{ id: integration.id, name: integration.name, label: kind.label, routes, holdsAnonymous }];
      });
      models.set(id, { workspace: id, attributes, integrations: routed });
    }
    this.#models = models;
  }
}
