import type { Connection } from '@causeway/core/delivery/destination';
import type { InboundDecision } from '@causeway/core/insider/inbound/compile-inbound';
import type { HookReading } from '@causeway/core/insider/inbound/hook-reading';
import type { InsiderSettings } from '@causeway/core/insider/settings/settings';

/** The inbound side of one integration with Insider, ready for traffic. */
export interface Side {
  readonly workspace: number;
  readonly integration: number;
  readonly name: string;
  /** Where its events come from. */
  readonly source: number;
  readonly settings: InsiderSettings;
  readonly decide: (reading: HookReading) => InboundDecision;
  /** A header that every request must carry. Without a value nothing can be right. */
  readonly header: { readonly name: string; readonly value: string } | undefined;
  /** How to reach the account, to ask it who somebody is; `cover` takes our secrets out of what it answers. */
  readonly account: Connection;
  readonly cover: (text: string) => string;
}

/** A key, and no side that it could be for; in words for whoever set the webhook up. */
export interface NoSide {
  readonly noSide: string;
}

/** The owner of the source that an integration's inbound side has. */
export function ownerOf(integration: number): string {
  return `integration:${integration}`;
}
