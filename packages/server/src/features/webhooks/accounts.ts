import { nearNames } from '@causeway/core/webhook/near-names';
import { compileWebhook } from '@causeway/core/webhook/compile-webhook';
import type { Digest } from '@causeway/core/webhook/verify-auth';
import type { Webhook } from '../../ports/webhook-store.ts';
import { compileAccount, type Account } from './account.ts';
import type { Hook } from './hook.ts';
import { openedSecrets, type WebhookTools } from './webhook-tools.ts';

export type AccountTools = Pick<WebhookTools, 'config' | 'webhooks' | 'openWebhookSecret' | 'log' | 'digest'>;

/** The receiving side's view of all webhooks, compiled anew after each change of the configuration. */
export class Accounts {
  readonly #tools: AccountTools;
  #byName: ReadonlyMap<string, Account> = new Map();
  #byWorkspace: ReadonlyMap<number, Account> = new Map();

  #turn = 0;

  constructor(tools: AccountTools) {
    this.#tools = tools;
  }

  /** By the `account_id` of an address. */
  find(name: string): Account | undefined {
    return this.#byName.get(name);
  }

  /**
   * Whom somebody meant who wrote the name of no account: the only one there is, or the one whose name is spelled nearly
   * so. Undefined when that is not certain.
   */
  meantBy(name: string): { readonly publicId: string; readonly account: Account } | undefined {
    const names = [...this.#byName.keys()];
    const [publicId, other] = names.length === 1 ? names : nearNames(name, [], names);
    const account = publicId === undefined || other !== undefined ? undefined : this.#byName.get(publicId);
    return publicId === undefined || account === undefined ? undefined : { publicId, account };
  }

  of(workspace: number): Account | undefined {
    return this.#byWorkspace.get(workspace);
  }

  async reload(): Promise<void> {
    const turn = ++this.#turn;
    const { config, webhooks } = this.#tools;
    const digest = rememberingLast(this.#tools.digest);
    const all = Map.groupBy(await webhooks.webhooks(), ({ workspace }) => workspace);
    const byName = new Map<string, Account>();
    const byWorkspace = new Map<number, Account>();
    for (const { id, publicId } of await config.workspaces()) {
      const own = all.get(id) ?? [];
      const hooks: Hook[] = [];
      for (const webhook of own)
        if (webhook.state === 'active') hooks.push(await this.#compile(webhook, digest));
      const account = compileAccount(id, own, hooks);
      byName.set(publicId, account);
      byWorkspace.set(id, account);
    }
    // Whoever began later has read what is newer.
    if (turn !== this.#turn) return;
    this.#byName = byName;
    this.#byWorkspace = byWorkspace;
  }

  async #compile(webhook: Webhook, digest: Digest): Promise<Hook> {
    const { id, workspace, source, definition } = webhook;
    const secrets = await openedSecrets(this.#tools, webhook);
    return { id, workspace, source, webhook: compileWebhook(definition, secrets, { digest }) };
  }
}

/** Who takes a request, and what is written down about it, both need its digest: it is made once. */
function rememberingLast(digest: Digest): Digest {
  let last: { readonly given: Parameters<Digest>; readonly made: Uint8Array } | undefined;
  return (algorithm, key, payload) => {
    if (last?.given[2] === payload && last.given[1] === key && last.given[0] === algorithm) return last.made;
    const made = digest(algorithm, key, payload);
    last = { given: [algorithm, key, payload], made };
    return made;
  };
}
