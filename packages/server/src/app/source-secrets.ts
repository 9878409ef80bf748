import type { ConfigStore, Source } from '../ports/config-store.ts';
import type { Log } from '../ports/log.ts';

/**
 * Secrets that sources sign with, remembered until the configuration changes. Undefined: the source has none, or none
 * that can be opened.
 */
export function createSourceSecrets(
  config: Pick<ConfigStore, 'secrets'>,
  open: (source: Source, sealed: Uint8Array) => string,
  log: Log,
): {
  readonly of: (source: Source) => Promise<string | undefined>;
  readonly forget: () => void;
} {
  let known = new Map<number, string | undefined>();
  return {
    of: async (source) => {
      if (known.has(source.id)) return known.get(source.id);
      const remembering = known;
      const sealed = (await config.secrets(source.workspace, `source:${source.id}`))['secret'];
      let secret: string | undefined;
      try {
        secret = sealed === undefined ? undefined : open(source, sealed);
      } catch (error) {
        log.error({ err: error, source: source.id }, 'the secret of a source cannot be opened');
      }
      remembering.set(source.id, secret);
      return secret;
    },
    forget: () => {
      known = new Map();
    },
  };
}
