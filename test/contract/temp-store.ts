import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openActivityStore } from '../../packages/server/src/adapters/sqlite/activity-store.ts';
import { openAudienceStore } from '../../packages/server/src/adapters/sqlite/audience-store.ts';
import { openAuthorizationStore } from '../../packages/server/src/adapters/sqlite/authorization-store.ts';
import { openConfigStore } from '../../packages/server/src/adapters/sqlite/config-store.ts';
import { Connection } from '../../packages/server/src/adapters/sqlite/connection.ts';
import { openTailSorter } from '../../packages/server/src/adapters/sqlite/customer-events.ts';
import { openCustomerStore } from '../../packages/server/src/adapters/sqlite/customer-store.ts';
import { claimDataFolder } from '../../packages/server/src/adapters/sqlite/data-folder.ts';
import { openDeadLetterStore } from '../../packages/server/src/adapters/sqlite/dead-letter-store.ts';
import { openDeliveryStore } from '../../packages/server/src/adapters/sqlite/delivery-store.ts';
import { openExistingRuns } from '../../packages/server/src/adapters/sqlite/existing-runs.ts';
import { openFateStore } from '../../packages/server/src/adapters/sqlite/fate-store.ts';
import { openFeedStore } from '../../packages/server/src/adapters/sqlite/feed-store.ts';
import { openInboundStore, openNoteRerun } from '../../packages/server/src/adapters/sqlite/inbound-store.ts';
import { openLooks } from '../../packages/server/src/adapters/sqlite/looks.ts';
import { openMemberStore } from '../../packages/server/src/adapters/sqlite/member-store.ts';
import { migrate } from '../../packages/server/src/adapters/sqlite/migrate.ts';
import { openRecentStore } from '../../packages/server/src/adapters/sqlite/recent-store.ts';
import { openRegisterStore } from '../../packages/server/src/adapters/sqlite/register-store.ts';
import { openReplyStore } from '../../packages/server/src/adapters/sqlite/reply-store.ts';
import { openSessionStore } from '../../packages/server/src/adapters/sqlite/session-store.ts';
import { openTemplateStore } from '../../packages/server/src/adapters/sqlite/template-store.ts';
import { Turnstile } from '../../packages/server/src/adapters/sqlite/turnstile.ts';
import { openUserStore } from '../../packages/server/src/adapters/sqlite/user-store.ts';
import { openWebhookStore } from '../../packages/server/src/adapters/sqlite/webhook-store.ts';
import type { ActivityStore } from '../../packages/server/src/ports/activity-store.ts';
import type { AudienceStore } from '../../packages/server/src/ports/audience-store.ts';
import type { AuditDraft } from '../../packages/server/src/ports/audit-store.ts';
import type { AuthorizationStore } from '../../packages/server/src/ports/authorization-store.ts';
import type { ConfigStore } from '../../packages/server/src/ports/config-store.ts';
import type { CustomerStore } from '../../packages/server/src/ports/customer-store.ts';
import type { DeadLetterStore } from '../../packages/server/src/ports/dead-letter-store.ts';
import type { DeliveryStore } from '../../packages/server/src/ports/delivery-store.ts';
import type { ExistingRuns } from '../../packages/server/src/ports/existing-runs.ts';
import type { FateStore } from '../../packages/server/src/ports/fate-store.ts';
import type { FeedStore } from '../../packages/server/src/ports/feed-store.ts';
import type { InboundStore, NoteRerun } from '../../packages/server/src/ports/inbound-store.ts';
import type { Looks } from '../../packages/server/src/ports/looks.ts';
import type { MemberStore } from '../../packages/server/src/ports/member-store.ts';
import type { RecentStore } from '../../packages/server/src/ports/recent-store.ts';
import type { RegisterStore } from '../../packages/server/src/ports/register-store.ts';
import type { ReplyStore } from '../../packages/server/src/ports/reply-store.ts';
import type { SessionStore } from '../../packages/server/src/ports/session-store.ts';
import type { TemplateStore } from '../../packages/server/src/ports/template-store.ts';
import type { UserStore } from '../../packages/server/src/ports/user-store.ts';
import type { WebhookStore } from '../../packages/server/src/ports/webhook-store.ts';

/** One engine's stores, opened on the same data as two threads would: registering here, delivering there. */
export interface Stores {
  readonly register: RegisterStore;
  readonly delivery: DeliveryStore;
  readonly replies: ReplyStore;
  readonly config: ConfigStore;
  readonly customers: CustomerStore;
  readonly deadLetters: DeadLetterStore;
  readonly fates: FateStore;
  readonly activity: ActivityStore;
  readonly recent: RecentStore;
  readonly feed: FeedStore;
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly webhooks: WebhookStore;
  readonly templates: TemplateStore;
  readonly authorizations: AuthorizationStore;
  readonly audiences: AudienceStore;
  readonly looks: Looks;
  readonly members: MemberStore;
  readonly existingRuns: ExistingRuns;
  readonly inbound: InboundStore;
  readonly noteRerun: NoteRerun;
  /** What the keeper does behind the commits, until nothing of it is left. */
  readonly sortEvents: () => Promise<void>;
  /** Counts rows, so that a test can say that nothing is left. */
  readonly count: (table: string, where?: string) => number;
  /** All that is in a table. */
  readonly rows: (table: string) => readonly (readonly unknown[])[];
  /** All endings in the order in which they were written: [event, outcome, reason]. */
  readonly outcomes: () => readonly (readonly [
    event: number,
    customer: number,
    outcome: number,
    reason: string | null,
  ])[];
  /** As after a crash: new connections on the same data, nothing of the old ones remembered. */
  readonly reopen: () => Promise<Stores>;
  /** Ends, and leaves the data where it is. */
  readonly release: () => void;
  /** Ends, and removes the data. */
  readonly close: () => void;
}

/** What a test changes is noted like anything else. */
export function noting(): AuditDraft {
  return {
    by: { workspace: 1, actor: { kind: 'hub', id: undefined, name: 'test' } },
    action: 'workspace.add',
    target: { kind: 'test', id: undefined, name: 'test' },
  };
}

export async function openSqlite(
  folder: string = mkdtempSync(join(tmpdir(), 'causeway-store-')),
): Promise<Stores> {
  const claimed = claimDataFolder(folder);
  const turnstile = new Turnstile();
  const registering = new Connection(claimed.database, turnstile, { cacheMegabytes: 4 });
  await migrate(registering);
  const delivering = new Connection(claimed.database, turnstile, { cacheMegabytes: 4 });
  const release = (): void => {
    delivering.close();
    registering.close();
    claimed.release();
  };
  return {
    register: openRegisterStore(registering),
    delivery: openDeliveryStore(delivering),
    replies: openReplyStore(registering),
    config: openConfigStore(registering),
    customers: openCustomerStore(registering),
    deadLetters: openDeadLetterStore(registering),
    fates: openFateStore(delivering),
    activity: openActivityStore(delivering),
    recent: openRecentStore(delivering),
    feed: openFeedStore(delivering),
    users: openUserStore(registering),
    sessions: openSessionStore(registering),
    webhooks: openWebhookStore(registering),
    templates: openTemplateStore(registering),
    authorizations: openAuthorizationStore(registering),
    audiences: openAudienceStore(registering),
    looks: openLooks(registering),
    members: openMemberStore(delivering),
    existingRuns: openExistingRuns(registering),
    inbound: openInboundStore(delivering),
    noteRerun: openNoteRerun(registering),
    sortEvents: async () => {
      const sort = openTailSorter(delivering);
      const left = delivering.prepare('SELECT count(*) FROM customer_events_tail');
      while (left.row()?.[0] !== 0) await sort();
    },
    rows: (table) => registering.prepare(`SELECT * FROM ${table}`).rows(),
    count: (table, where = '1 = 1') =>
      Number(registering.prepare(`SELECT count(*) FROM ${table} WHERE ${where}`).row()?.[0]),
    outcomes: () =>
      registering
        .prepare('SELECT event, customer, outcome, reason FROM outcomes ORDER BY id')
        .rows() as unknown as ReturnType<Stores['outcomes']>,
    reopen: () => {
      release();
      return openSqlite(folder);
    },
    release,
    close: () => {
      release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
