import type { Issue } from '../result/issue.ts';

/** Something that waits for a person. */
export interface Attention {
  readonly code:
    | 'no_integration'
    | 'no_event_yet'
    | 'integration_paused'
    | 'destination_failing'
    | 'dead_letters'
    | 'messages_late'
    | 'events_refused'
    | 'identities_refused'
    | 'identity_conflicts';
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly hint: string;
  readonly integration: { readonly id: number; readonly name: string } | undefined;
  readonly count: number | undefined;
  /** Unix milliseconds. */
  readonly since: number | undefined;
}

/** How one integration stands. Times are Unix milliseconds. */
export interface IntegrationFacts {
  readonly id: number;
  readonly name: string;
  readonly paused: boolean;
  readonly pause: (Issue & { readonly at: number }) | undefined;
  /** Has the destination failed so often that it is only tried now and then? */
  readonly failing: boolean;
  readonly parked: number;
  readonly deadLetters: number;
  /** When the oldest of them was buried. */
  readonly deadSince: number | undefined;
  /** When the oldest message that is not delivered yet came in. */
  readonly oldestAt: number | undefined;
  /** Messages that ended because an identifier could not be moved, in the time looked at. */
  readonly identitiesRefused: number;
}

export interface WorkspaceFacts {
  readonly now: number;
  /** Has anything ever come in? */
  readonly anyEvent: boolean;
  readonly refusedLastHour: number;
  /** Identity conflicts that nobody has decided; as far as they were counted. */
  readonly openConflicts: number;
  readonly integrations: readonly IntegrationFacts[];
}

/** So many parked messages are no matter of single customers. */
const MANY_PARKED = 100;
const LATE_MS = 5 * 60_000;
const PAUSED_BY_HAND = 'paused_by_hand';
const LEVELS: readonly Attention['level'][] = ['error', 'warning', 'info'];

/** What waits for a person, most urgent first. */
export function attentionOf(facts: WorkspaceFacts): readonly Attention[] {
  const { integrations, now } = facts;
  const all = [
    ...integrations.flatMap(paused),
    ...integrations.flatMap(failing),
    ...integrations.flatMap(dead),
    ...integrations.flatMap((one) => late(one, now)),
    ...refused(facts),
    ...integrations.flatMap(identities),
    ...conflicts(facts),
    ...(integrations.length === 0 ? [NO_INTEGRATION] : []),
    ...(facts.anyEvent ? [] : [NO_EVENT_YET]),
  ];
  return all.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

const NO_INTEGRATION: Attention = {
  code: 'no_integration',
  level: 'info',
  message: 'No integration is installed, so nothing is sent anywhere.',
  hint: 'Install one from the library of integrations.',
  integration: undefined,
  count: undefined,
  since: undefined,
};

const NO_EVENT_YET: Attention = {
  code: 'no_event_yet',
  level: 'info',
  message: 'No event has come in yet.',
  hint: 'Put a tracking key into your site or app, and send a first event.',
  integration: undefined,
  count: undefined,
  since: undefined,
};

function paused({ id, name, paused: stopped, pause }: IntegrationFacts): Attention[] {
  if (!stopped) return [];
  return [
    {
      code: 'integration_paused',
      level: pause === undefined || pause.code === PAUSED_BY_HAND ? 'warning' : 'error',
      message: pause?.message ?? 'It is paused.',
      hint: pause?.hint ?? 'Resume it to send what waits.',
      integration: { id, name },
      count: undefined,
      since: pause?.at,
    },
  ];
}

function failing({
  id,
  name,
  paused: stopped,
  failing: fails,
  parked,
  oldestAt,
}: IntegrationFacts): Attention[] {
  if (stopped || (!fails && parked < MANY_PARKED)) return [];
  return [
    {
      code: 'destination_failing',
      level: 'error',
      message: fails
        ? 'The destination does not take requests at the moment.'
        : 'Many messages were put aside because sending them failed.',
      hint: 'Nothing is lost and it is tried again by itself. The delivery log shows what was answered.',
      integration: { id, name },
      count: parked === 0 ? undefined : parked,
      since: oldestAt,
    },
  ];
}

function dead({ id, name, deadLetters, deadSince }: IntegrationFacts): Attention[] {
  if (deadLetters === 0) return [];
  return [
    {
      code: 'dead_letters',
      level: 'warning',
      message: 'Messages could not be delivered and wait for a decision.',
      hint: 'Look at the causes, mend them, and send the messages again.',
      integration: { id, name },
      count: deadLetters,
      since: deadSince,
    },
  ];
}

/** A destination that fails is late as well; that is said once. */
function late(one: IntegrationFacts, now: number): Attention[] {
  const { id, name, oldestAt } = one;
  const isLate = oldestAt !== undefined && now - oldestAt > LATE_MS;
  if (one.paused || !isLate || failing(one).length > 0) return [];
  return [
    {
      code: 'messages_late',
      level: 'warning',
      message: 'Messages have waited for more than five minutes.',
      hint: 'If it lasts, raise the requests per minute of the integration, or see what its delivery log says.',
      integration: { id, name },
      count: undefined,
      since: oldestAt,
    },
  ];
}

function refused({ refusedLastHour }: WorkspaceFacts): Attention[] {
  if (refusedLastHour === 0) return [];
  return [
    {
      code: 'events_refused',
      level: 'warning',
      message: 'Events were refused in the last hour because they cannot be read.',
      hint: 'The receipts show what was sent and what is wrong with it.',
      integration: undefined,
      count: refusedLastHour,
      since: undefined,
    },
  ];
}

function identities({ id, name, identitiesRefused }: IntegrationFacts): Attention[] {
  if (identitiesRefused === 0) return [];
  return [
    {
      code: 'identities_refused',
      level: 'warning',
      message:
        'The destination refused to give customers another identifier, because another profile holds it.',
      hint: 'Decide in the destination which profile keeps it. The log shows them by the reason identity_refused.',
      integration: { id, name },
      count: identitiesRefused,
      since: undefined,
    },
  ];
}

function conflicts({ openConflicts }: WorkspaceFacts): Attention[] {
  if (openConflicts === 0) return [];
  return [
    {
      code: 'identity_conflicts',
      level: 'info',
      message: 'Identifiers that more than one customer claims wait for a decision.',
      hint: 'Compare the customers, and merge them or keep them apart.',
      integration: undefined,
      count: openConflicts,
      since: undefined,
    },
  ];
}
