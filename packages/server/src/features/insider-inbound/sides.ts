import { coverOf } from '@causeway/core/authorization/cover-secrets';
import { compileInbound } from '@causeway/core/insider/inbound/compile-inbound';
import { insiderKind } from '@causeway/core/insider/kind';
import { checkSettings } from '@causeway/core/insider/settings/check';
import type { Model } from '@causeway/core/register/model';
import type { ConfigStore, Integration, Source } from '../../ports/config-store.ts';
import type { Log } from '../../ports/log.ts';
import { ownerOf, type NoSide, type Side } from './side.ts';

export interface SideTools {
  readonly config: Pick<ConfigStore, 'integration' | 'integrations' | 'secrets' | 'sourceOf' | 'workspaces'>;
  /** The live source that a key is of; of the kinds `insider` and `api`. */
  readonly sourceOf: (key: string) => Promise<Source | undefined> | Source | undefined;
  readonly modelOf: (workspace: number) => Model;
  readonly open: (workspace: number, integration: number, name: string, sealed: Uint8Array) => string;
  readonly log: Log;
}

/**
 * Finds the inbound side that a key is for. Sides are compiled once and remembered until the configuration changes;
 * keys that nobody has are the business of `sourceOf`.
 */
export class Sides {
  readonly #tools: SideTools;
  #known: Map<string, Side | NoSide> = new Map();

  constructor(tools: SideTools) {
    this.#tools = tools;
  }

  /** To be called with every change of the configuration. */
  forget(): void {
    this.#known = new Map();
  }

  async find(key: string): Promise<Side | NoSide> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // What is compiled while the configuration changes is remembered by nobody.
    const remembered = this.#known;
    const source = await this.#tools.sourceOf(key);
    if (source === undefined) return UNKNOWN_KEY;
    const integration = await this.#integrationOf(source);
    const side = 'noSide' in integration ? integration : await this.#compile(integration, source.id);
    remembered.set(key, side);
    return side;
  }

  /** The same for a request that was let in before. */
  async of(workspace: number, integration: number): Promise<Side | undefined> {
    const found = await this.#tools.config.integration(workspace, integration);
    return found === undefined || found.kind !== insiderKind.key
      ? undefined
      : this.#compile(found, undefined);
  }

  async #integrationOf({ workspace, kind, owner }: Source): Promise<Integration | NoSide> {
    const all = (await this.#tools.config.integrations(workspace)).filter(
      (one) => one.kind === insiderKind.key,
    );
    if (kind === 'insider') return all.find(({ id }) => ownerOf(id) === owner) ?? UNKNOWN_KEY;
    // Insider signs nothing: where a key alone must not do, this is no way around.
    if (await this.#mustSign(workspace)) return UNSIGNED;
    const [only, ...more] = all;
    if (only === undefined) return NO_INTEGRATION;
    return more.length > 0 ? SEVERAL_INTEGRATIONS : only;
  }

  async #mustSign(workspace: number): Promise<boolean> {
    const found = (await this.#tools.config.workspaces()).find(({ id }) => id === workspace);
    return found?.requireSignature === true;
  }

  /** The source is the side's own, also when the key is another one: a repeat is one by whatever key it comes. */
  async #compile(integration: Integration, source: number | undefined): Promise<Side> {
    const { id, workspace, name } = integration;
    const { config, modelOf } = this.#tools;
    const { settings } = checkSettings(integration.settings);
    const model = modelOf(workspace);
    const secrets = await this.#opened(integration);
    const { extraHeader } = settings.inbound;
    return {
      workspace,
      integration: id,
      name,
      source: (await config.sourceOf(workspace, ownerOf(id)))?.id ?? source ?? 0,
      settings,
      decide: compileInbound(settings, { attributes: model.allAttributes, eventTypes: model.eventTypes }),
      header:
        extraHeader === null
          ? undefined
          : { name: extraHeader.toLowerCase(), value: secrets['inbound_header'] ?? '' },
      account: insiderKind.connect(integration.settings, secrets),
      cover: coverOf(secrets),
    };
  }

  async #opened({ workspace, id }: Integration): Promise<Readonly<Record<string, string>>> {
    const { config, open, log } = this.#tools;
    const opened: Record<string, string> = {};
    for (const [name, sealed] of Object.entries(await config.secrets(workspace, ownerOf(id)))) {
      try {
        opened[name] = open(workspace, id, name, sealed);
      } catch (error) {
        log.error({ err: error, integration: id, name }, 'a secret cannot be opened: set it again');
      }
    }
    return opened;
  }
}

const UNKNOWN_KEY: NoSide = { noSide: 'This key is unknown, or it was replaced.' };
const UNSIGNED: NoSide = {
  noSide:
    'This workspace takes API keys with signed requests only: use the key of the integration, from its inbound settings.',
};
const NO_INTEGRATION: NoSide = { noSide: 'This workspace has no integration with Insider.' };
const SEVERAL_INTEGRATIONS: NoSide = {
  noSide: 'This workspace has several integrations with Insider: use the key of the one that is meant.',
};
