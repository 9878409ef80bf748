import { timeOf } from '@causeway/contract/page';
import { CHANNELS, SUBJECTS, type Purpose, type Subject } from '@causeway/core/consent/consent';
import { missingPurposes } from '@causeway/core/consent/missing-purposes';
import type { ConsentPolicy } from '@causeway/core/consent/policy';
import type { Customer } from '@causeway/core/customer/customer';
import type { Integration, Source } from '../../ports/config-store.ts';
import type { StoredConsentChange } from '../../ports/consent-store.ts';
import { requiredPurposes } from '../../ports/required-purposes.ts';
import type { ConsentTools } from './consent-tools.ts';

/** As the API shows them. */
export interface ConsentsView {
  readonly subjects: {
    readonly subject: Subject;
    readonly kind: 'purpose' | 'channel';
    readonly granted: boolean | null;
    readonly at: string | null;
  }[];
  readonly integrations: {
    readonly integration: { readonly id: number; readonly name: string };
    readonly required: Purpose[];
    readonly allowed: boolean;
    readonly missing: Purpose[];
  }[];
}

export interface ConsentChangeView {
  readonly id: number;
  readonly subject: Subject;
  readonly granted: boolean;
  readonly at: string;
  readonly received_at: string;
  readonly event_id: number;
  readonly source: { readonly id: number; readonly name: string | null; readonly kind: string | null };
  readonly evidence: string | null;
  readonly by: string | null;
  readonly note: string | null;
}

/** How a customer stands, and which integrations may therefore be told of them. */
export function consentsView(
  { consents }: Customer,
  integrations: readonly Integration[],
  kinds: ConsentTools['kinds'],
  unknown: ConsentPolicy['unknown'],
): ConsentsView {
  return {
    subjects: SUBJECTS.map((subject) => {
      const known = consents?.[subject];
      return {
        subject,
        kind: isChannel(subject) ? 'channel' : 'purpose',
        granted: subject === 'essential' ? true : (known?.granted ?? null),
        at: known === undefined ? null : timeOf(known.at),
      };
    }),
    integrations: integrations
      .filter(({ state }) => state !== 'removed')
      .map((integration) => {
        const required = requiredPurposes(integration, kinds.get(integration.kind));
        const missing = missingPurposes(required, consents, unknown);
        const { id, name } = integration;
        return {
          integration: { id, name },
          required: [...required],
          allowed: missing.length === 0,
          missing: [...missing],
        };
      }),
  };
}

function isChannel(subject: Subject): boolean {
  return (CHANNELS as readonly string[]).includes(subject);
}

export function changeView(
  change: StoredConsentChange,
  sources: ReadonlyMap<number, Source>,
): ConsentChangeView {
  const source = sources.get(change.source);
  return {
    id: change.id,
    subject: change.subject,
    granted: change.granted,
    at: timeOf(change.at),
    received_at: timeOf(change.receivedAt),
    event_id: change.event,
    source: { id: change.source, name: source?.name ?? null, kind: source?.kind ?? null },
    evidence: change.evidence ?? null,
    by: change.author ?? null,
    note: change.note ?? null,
  };
}
