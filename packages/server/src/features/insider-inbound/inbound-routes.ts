import { getInboundSide, renewInboundKey } from '@causeway/contract/inbound';
import { route, type Caller, type Route } from '@causeway/contract/operation';
import { timeOf } from '@causeway/contract/page';
import { notFound } from '@causeway/contract/problem';
import { insiderKind } from '@causeway/core/insider/kind';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigStore, Integration, Source } from '../../ports/config-store.ts';
import type { InboundStore } from '../../ports/inbound-store.ts';
import { EVENT_PATH, PROFILE_PATH } from './inbound-path.ts';
import { ownerOf } from './side.ts';

export interface InboundSideTools {
  readonly config: ConfigStore;
  readonly inbound: Pick<InboundStore, 'list'>;
  readonly clock: Clock;
  readonly keys: {
    readonly newKey: (prefix: 'cwi') => string;
    readonly keyHash: (key: string) => string;
    readonly keyPrefix: (key: string) => string;
  };
  /** Scheme, host and port under which senders find this hub. */
  readonly baseUrl: () => string;
  readonly configured: () => Promise<void> | void;
}

/** Where Insider is to send its webhooks, and the key that it sends along. */
export function inboundSideRoutes(tools: InboundSideTools): readonly Route[] {
  const { config, inbound, clock, keys, baseUrl, configured } = tools;
  const owned = async ({ workspace }: Caller, id: number): Promise<Integration> => {
    const integration = await config.integration(workspace, id);
    if (integration === undefined || integration.kind !== insiderKind.key)
      throw notFound('integration with an inbound side');
    return integration;
  };
  return [
    route(getInboundSide, async ({ params }, caller) => {
      const { id, workspace } = await owned(caller, params.id);
      const source = await config.sourceOf(workspace, ownerOf(id));
      const { data } = await inbound.list(
        workspace,
        { channel: 'insider', owner: { channel: 'insider', id } },
        { most: 1, before: undefined },
      );
      const [last] = data;
      return {
        profile_url: baseUrl() + PROFILE_PATH,
        event_url: baseUrl() + EVENT_PATH,
        key_prefix: source?.keyPrefix ?? null,
        key_created_at: source === undefined ? null : timeOf(source.createdAt),
        last_request_at: last === undefined ? null : timeOf(last.at),
        last_status: last?.status ?? null,
      };
    }),
    route(renewInboundKey, async ({ params }, caller) => {
      const { id, workspace, name } = await owned(caller, params.id);
      const key = keys.newKey('cwi');
      const prefix = keys.keyPrefix(key);
      await config.renewSource(
        {
          workspace,
          kind: 'insider',
          name,
          keyHash: keys.keyHash(key),
          keyPrefix: prefix,
          owner: ownerOf(id),
        },
        clock(),
        (before, after) => ({
          by: caller,
          action: 'integration.renew_key',
          target: { kind: 'integration', id: String(id), name },
          ...(before === undefined ? {} : { before: keyRecord(before) }),
          after: keyRecord(after),
        }),
      );
      await configured();
      return {
        key,
        key_prefix: prefix,
        profile_url: `${baseUrl()}${PROFILE_PATH}?api_key=${key}`,
        event_url: `${baseUrl()}${EVENT_PATH}?api_key=${key}`,
      };
    }),
  ];
}

function keyRecord({ keyPrefix, createdAt }: Source): Readonly<Record<string, unknown>> {
  return { key_prefix: keyPrefix, created_at: timeOf(createdAt) };
}
