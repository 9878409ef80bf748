import { keyHash } from '../adapters/crypto/keys.ts';
import type { ApiKey, FindApiKey } from '../ports/api-keys.ts';
import type { ConfigStore, Source } from '../ports/config-store.ts';
import type { Log } from '../ports/log.ts';

const REMEMBERED = 10_000;
const KIND = 'api';

/**
 * Finds keys of the events API, each with its secret and what its workspace asks for. Answers are remembered, unknown
 * keys too (in bounded number), until the configuration changes.
 */
export function createApiKeys(
  config: Pick<ConfigStore, 'findSource' | 'secrets' | 'workspaces'>,
  open: (source: Source, sealed: Uint8Array) => string,
  log: Log,
): { readonly find: FindApiKey; readonly forget: () => void } {
  let known = new Map<string, ApiKey | undefined>();
  const load = async (key: string): Promise<ApiKey | undefined> => {
    const source = await config.findSource(keyHash(key));
    if (source?.kind !== KIND) return undefined;
    const sealed = (await config.secrets(source.workspace, `source:${source.id}`))['secret'];
    const workspace = (await config.workspaces()).find(({ id }) => id === source.workspace);
    return {
      source,
      secret: sealed === undefined ? undefined : opened(source, sealed),
      requireSignature: workspace?.requireSignature === true,
    };
  };
  const opened = (source: Source, sealed: Uint8Array): string | undefined => {
    try {
      return open(source, sealed);
    } catch (error) {
      log.error({ err: error, source: source.id }, 'the secret of an events API key cannot be opened');
      return undefined;
    }
  };
  return {
    find: (key) => {
      if (known.has(key)) return known.get(key);
      const remembering = known;
      return load(key).then((found) => {
        if (remembering.size >= REMEMBERED) remembering.clear();
        remembering.set(key, found);
        return found;
      });
    },
    forget: () => {
      known = new Map();
    },
  };
}
