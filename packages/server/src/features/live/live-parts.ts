import { fateView } from '@causeway/contract/fate-view';
import type { LivePart } from '@causeway/contract/live';
import { timeOf } from '@causeway/contract/page';
import type { Fate } from '@causeway/core/delivery/fate';
import type { JsonObject } from '@causeway/core/result/json';
import type { ConfigStore, Integration } from '../../ports/config-store.ts';
import type { FeedEvent, FeedStore } from '../../ports/feed-store.ts';
import type { Receipt } from '../../ports/receipt-queries.ts';

/** Longer content is not shown, so that one event cannot fill the stream. */
const LONGEST_CONTENT = 20_000;

/** The names of a workspace, as they are for one round of looking. */
export interface Names {
  readonly integrations: readonly Integration[];
  readonly integrationNames: ReadonlyMap<number, string>;
  readonly sourceNames: ReadonlyMap<number, string>;
}

export async function namesOf(config: ConfigStore, workspace: number): Promise<Names> {
  const integrations = await config.integrations(workspace);
  const sources = await config.sources(workspace);
  return {
    integrations,
    integrationNames: new Map(integrations.map(({ id, name }) => [id, name])),
    sourceNames: new Map(sources.map(({ id, name }) => [id, name])),
  };
}

export async function eventPart(
  event: FeedEvent,
  fates: readonly Fate[],
  names: Names,
  feed: FeedStore,
): Promise<LivePart> {
  const person = await feed.person(event.customer);
  const content = await feed.content(event.id);
  return {
    kind: 'event',
    id: event.id,
    type: event.type,
    customer: { id: person?.id ?? '', name: person?.name ?? null },
    source: { id: event.source, name: names.sourceNames.get(event.source) ?? null },
    message_id: event.messageId,
    timestamp: timeOf(event.timestamp),
    received_at: timeOf(event.receivedAt),
    data: bounded(content?.data),
    context: bounded(content?.context),
    fates: fates.map((fate) => fateView(fate, names.integrationNames)),
  };
}

export function fatePart(fate: Fate, names: Names): LivePart {
  return { kind: 'fate', event_id: fate.event, fate: fateView(fate, names.integrationNames) };
}

export function refusedPart(receipt: Receipt, names: Names): LivePart {
  return {
    kind: 'refused',
    id: receipt.id,
    source: { id: receipt.source, name: names.sourceNames.get(receipt.source) ?? null },
    path: receipt.path,
    status_code: receipt.status,
    received_at: timeOf(receipt.at),
    issues: receipt.issues.map(({ code, field, message, hint }) => ({
      code,
      message,
      ...(field === undefined ? {} : { field }),
      ...(hint === undefined ? {} : { hint }),
    })),
  };
}

function bounded(content: JsonObject | undefined): Record<string, unknown> {
  if (content === undefined || JSON.stringify(content).length > LONGEST_CONTENT) return {};
  return content;
}
