import type { Issue } from '../result/issue.ts';
import type { Fate } from './fate.ts';

/** What is known of the way of one event to one integration. */
export interface WayFacts {
  readonly integration: {
    readonly id: number;
    readonly name: string;
    /** Of its kind, such as Insider. */
    readonly label: string;
    readonly paused: boolean;
    readonly pause: Issue | undefined;
    /** It fails with everybody at the moment. */
    readonly failing: boolean;
  };
  readonly event: { readonly type: string };
  /** The public id of whom it is about. */
  readonly customer: string;
  readonly fate: Pick<Fate, 'state' | 'reason' | 'status' | 'issues'>;
  /** What the latest attempt was answered, while it has not ended: a status, 0 for no answer, undefined for none yet. */
  readonly answered: number | undefined;
  /** Names of the events that were sent for it, as the destination is given them. */
  readonly sentAs: readonly string[];
}

/** What is the matter with an event on its way, for the person who looks after it. `link` leads into the console. */
export interface Trouble {
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
  readonly link: string | undefined;
}

/**
 * Why an event did not arrive, or not yet, and what to do. Undefined when nothing is wrong. What only one kind of
 * destination can say is asked of that kind first (`DestinationKind.explain`).
 */
export function explainWay(facts: WayFacts): Trouble | undefined {
  const { fate, integration } = facts;
  switch (fate.state) {
    case 'delivered':
      return undefined;
    case 'held':
      return heldBack(facts);
    case 'not_routed':
      return notMapped(facts);
    case 'skipped':
      return SKIPS[fate.reason ?? '']?.(facts) ?? ofIssue(facts, 'Nothing was sent');
    case 'waiting':
    case 'parked':
      if (integration.paused) return paused(facts);
      return (
        ofStatus(facts, facts.answered) ??
        (integration.failing ? noAnswer(facts) : undefined) ??
        (fate.state === 'parked' ? putAside(facts) : undefined)
      );
    case 'buried':
      return (
        ofIssue(facts, `${integration.label} refused it`) ??
        ofStatus(facts, fate.status) ?? {
          title: 'It could not be delivered',
          cause: 'It was tried until it could not be tried any more.',
          fix: 'Look at what was sent and answered, then send it again from the dead letters.',
          link: deadLettersOf(facts),
        }
      );
  }
}

/** Where the settings of the integration are, with the mapping of an event opened or not. */
export function settingsOf({ integration, event }: WayFacts, opened?: 'event'): string {
  const map = opened === undefined ? '' : `?map=${encodeURIComponent(`event:${event.type}`)}`;
  return `/integrations/${integration.id}/settings${map}`;
}

export function customerOf({ customer }: Pick<WayFacts, 'customer'>): string | undefined {
  return customer === '' ? undefined : `/customers/${encodeURIComponent(customer)}`;
}

export function deadLettersOf({ integration }: WayFacts): string {
  return `/integrations/${integration.id}/dead-letters`;
}

function heldBack(facts: WayFacts): Trouble {
  return {
    title: 'Nobody has said yet who this visitor is',
    cause: `${facts.integration.name} is told of people, and this one has no name so far.`,
    fix: 'It leaves by itself, in its turn, when an identify carries this anonymousId and a userId. Whether it is held at all is in the settings.',
    link: settingsOf(facts),
  };
}

function notMapped(facts: WayFacts): Trouble {
  return {
    title: `Nothing is mapped for "${facts.event.type}"`,
    cause: `No event mapping of ${facts.integration.name} names this event type, and nothing that it changed is mapped.`,
    fix: 'Map the event type if it is to arrive there. Events from then on are sent.',
    link: settingsOf(facts, 'event'),
  };
}

const SKIPS: Readonly<Record<string, (facts: WayFacts) => Trouble | undefined>> = {
  consent: (facts) => {
    const missing = facts.fate.issues.filter(({ code }) => code === 'consent_missing');
    if (missing.length === 0)
      return {
        title: 'The customer has left',
        cause: 'Of who has opted out, nothing is told any more.',
        fix: 'Nothing to do, unless they come back.',
        link: customerOf(facts),
      };
    const purposes = missing.flatMap(({ field }) => field ?? []).join(', ');
    return {
      title: `No consent to ${purposes}`,
      cause: missing.map(({ message }) => message).join(' '),
      fix: `If the customer did agree, look at their consents and at what your consent tool sends. What ${facts.integration.name} needs is in its settings.`,
      link: customerOf(facts),
    };
  },
  no_mapping: notMapped,
  unchanged: ({ integration }) => ({
    title: `${integration.name} has it already`,
    cause: 'The event changed nothing that is mapped: what would have been sent is what was sent before.',
    fix: 'Nothing to do. When the value changes, it is sent.',
    link: undefined,
  }),
  anonymous: heldBack,
  never_named: () => ({
    title: 'Nobody said in time who this visitor was',
    cause: 'It was held for as long as visitors without a name are held, and then let go.',
    fix: 'Call identify with the userId as soon as somebody signs in or orders, in the same browser.',
    link: undefined,
  }),
  no_identifier: (facts) => ({
    title: 'The customer has no identifier that can be used',
    cause: said(facts) ?? `${facts.integration.label} cannot tell whom this is about.`,
    fix: 'Send a userId with identify, and check in the settings which identifiers are used.',
    link: settingsOf(facts),
  }),
  excluded: ({ integration }) => ({
    title: 'Its sender left this integration out',
    cause: `"integrations" in the call says that it is not for ${integration.name}.`,
    fix: 'Change "integrations" where the call is made, if it is to arrive.',
    link: undefined,
  }),
  template: (facts) => ({
    title: 'Its template said that nothing is to be sent',
    cause: said(facts) ?? 'The template made no body of this event.',
    fix: 'Try the template with this event, if you expected one.',
    link: settingsOf(facts),
  }),
  removed: () => ({
    title: 'The integration was removed',
    cause: 'What waited for it was let go.',
    fix: 'Nothing to do. Another integration is told of events from its own beginning on.',
    link: undefined,
  }),
};

function ofIssue(facts: WayFacts, title: string): Trouble | undefined {
  const { reason, issues } = facts.fate;
  const issue = issues.find(({ code }) => code === reason) ?? issues[0];
  if (issue === undefined)
    return reason === undefined || facts.fate.state === 'buried'
      ? undefined
      : {
          title,
          cause: `The reason is "${reason.replaceAll('_', ' ')}".`,
          fix: 'Look at the request in the log.',
          link: undefined,
        };
  return {
    title,
    // A destination's own words may be blank.
    cause: spoken([issue]) ?? `It gave no reason but "${issue.code.replaceAll('_', ' ')}".`,
    fix: issue.hint ?? 'Correct what was refused, then send it again from the dead letters.',
    link: facts.fate.state === 'buried' ? deadLettersOf(facts) : settingsOf(facts),
  };
}

function said({ fate }: WayFacts): string | undefined {
  return spoken(fate.issues);
}

function spoken(issues: readonly Issue[]): string | undefined {
  const text = issues
    .map(({ message }) => message.trim())
    .filter((message) => message !== '')
    .join(' ');
  return text === '' ? undefined : text;
}

function paused(facts: WayFacts): Trouble {
  const { name, pause } = facts.integration;
  return {
    title: `${name} is paused`,
    cause: pause?.message ?? 'Somebody paused it.',
    fix: `${pause?.hint === undefined ? '' : `${pause.hint} `}Then resume it: what waits is sent in its order.`,
    link: settingsOf(facts),
  };
}

function ofStatus(facts: WayFacts, status: number | undefined): Trouble | undefined {
  const { name, label } = facts.integration;
  if (status === undefined || (status >= 200 && status < 300)) return undefined;
  if (status === 401 || status === 403)
    return {
      title: `${label} refused the credentials (${status})`,
      cause: 'The key is wrong or revoked, or it may not do this.',
      fix: `Enter the credentials of ${name} again, and check what the key is allowed to do.`,
      link: settingsOf(facts),
    };
  if (status === 429)
    return {
      title: `${label} asks to slow down (429)`,
      cause: 'More requests came than it takes; other tools may share the limit.',
      fix: 'Nothing to do: it is sent again by itself. If it lasts, lower the requests per minute.',
      link: settingsOf(facts),
    };
  if (status === 0 || status === 408 || status >= 500) return noAnswer(facts, status);
  return {
    title: `${label} refused the request (${status})`,
    cause: said(facts) ?? 'What it said is in the answer below.',
    fix: 'Compare what was sent with what it says, and correct the mapping.',
    link: settingsOf(facts),
  };
}

function noAnswer({ integration: { id, label } }: WayFacts, status = 0): Trouble {
  return {
    title: status === 0 ? `${label} does not answer` : `${label} could not take the request now (${status})`,
    cause: 'The trouble is at its side, or between here and there.',
    fix: 'Nothing to do: the same is sent again by itself, less and less often. Its log shows since when.',
    link: `/integrations/${id}/logs`,
  };
}

function putAside(facts: WayFacts): Trouble {
  return {
    title: 'Put aside after a failure',
    cause:
      said(facts) ??
      `Sending failed${facts.fate.reason === undefined ? '' : `: ${facts.fate.reason.replaceAll('_', ' ')}`}.`,
    fix: 'Nothing to do: it is tried again by itself. Events of other customers are not held up.',
    link: `/integrations/${facts.integration.id}/logs`,
  };
}
