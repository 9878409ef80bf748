import { customerOf, deadLettersOf, settingsOf, type Trouble, type WayFacts } from '../delivery/trouble.ts';
import { INSIDER_ISSUES } from './issues.ts';
import { CUSTOM_EVENT_NAMES, DEFAULT_EVENTS } from './taxonomy/events.ts';

/** Events that Insider or its guides know by name. */
const KNOWN_EVENTS: ReadonlySet<string> = new Set(
  [...DEFAULT_EVENTS, ...CUSTOM_EVENT_NAMES].map(({ name }) => name),
);

const NO_IDENTIFIER = new Set([
  'no_identifier',
  'no_usable_identifier',
  'rejected_identifiers',
  'rejected_uuid',
  'identifier_blocked',
]);
const OF_PERSON = new Set(['rejected_email', 'rejected_phone', 'identity_conflict', 'identity_move_refused']);
const OF_EVENT = new Set([
  'rejected_purchase_params',
  'purchase_incomplete',
  'lines_empty',
  'event_too_large',
]);
const PASSING = new Set(['rate_limited', 'insider_unavailable']);

/** What Insider's refusals mean, and where they are put right; undefined for what every destination can run into. */
export function explainInsider(facts: WayFacts): Trouble | undefined {
  const { fate, integration } = facts;
  if (fate.state === 'delivered') return unknownName(facts);
  if (fate.state === 'held' || fate.state === 'not_routed') return undefined;
  const code = codeOf(facts);
  if (code === 'partner_name_refused')
    return {
      title: 'Insider does not know the partner name',
      cause: 'The partner name in the settings is not the one of the account.',
      fix: 'Copy it from Insider: InOne Settings, Account Settings. It is written in lower case. Then resume the integration.',
      link: settingsOf(facts),
    };
  if (code === 'credentials_refused')
    return {
      title: `Insider refused the API key${statusIn(facts)}`,
      cause:
        'The key is wrong or was revoked, it is not of the type Unified Customer Database, or our address is not among its trusted IPs.',
      fix: 'Make a key with the scope of the unified customer database in Insider, enter it in the settings, test the connection, then resume the integration.',
      link: settingsOf(facts),
    };
  if (NO_IDENTIFIER.has(code))
    return {
      title: 'Insider cannot tell who this is: there is no uuid',
      cause: said(facts, code),
      fix: 'Call identify with a userId: it becomes the uuid. Or choose in the settings by which attribute Insider knows your customers.',
      link: fate.state === 'buried' ? settingsOf(facts) : (customerOf(facts) ?? settingsOf(facts)),
    };
  if (code === 'rejected_event_name' || code === 'event_name_unusable')
    return {
      title: `Insider does not take "${facts.event.type}" as the name of an event`,
      cause: said(facts, code),
      fix: 'Name it in the event mapping: lower case, no spaces; best one of Insider’s own names, such as product_detail_page_view or confirmation_page_view.',
      link: settingsOf(facts, 'event'),
    };
  if (PASSING.has(code) && !integration.paused)
    return {
      title:
        code === 'rate_limited'
          ? 'Insider asks to slow down (429)'
          : `Insider cannot take requests now${statusIn(facts)}`,
      cause: said(facts, code),
      fix: INSIDER_ISSUES[code]?.hint ?? '',
      link: code === 'rate_limited' ? settingsOf(facts) : `/integrations/${integration.id}/logs`,
    };
  const link = OF_EVENT.has(code)
    ? settingsOf(facts, 'event')
    : OF_PERSON.has(code)
      ? customerOf(facts)
      : undefined;
  const words = INSIDER_ISSUES[code];
  if (link === undefined || words === undefined) return undefined;
  return {
    title: 'Insider refused it',
    cause: said(facts, code),
    fix:
      fate.state === 'buried'
        ? `${hintOf(facts, code) ?? words.hint} Then send it again from the dead letters.`
        : words.hint,
    link: link ?? deadLettersOf(facts),
  };
}

/** It arrived, but not as anything that Insider's own segments look at. */
function unknownName(facts: WayFacts): Trouble | undefined {
  const unknown = [...new Set(facts.sentAs.filter((name) => !KNOWN_EVENTS.has(name)))];
  if (unknown.length === 0) return undefined;
  const names = unknown.slice(0, 3).join(', ');
  return {
    title: `It arrived as ${names}, which is no event of Insider’s own`,
    cause:
      'Predictive segments look at Insider’s own events only. An event of your own must be in the account’s event list to be used in segments at all.',
    fix: 'If it is a view, a cart or an order, map it to Insider’s name for it, such as product_detail_page_view or confirmation_page_view. If it is your own, add it to the event list in Insider.',
    link: settingsOf(facts, 'event'),
  };
}

function codeOf({ fate, integration }: WayFacts): string {
  const waits = fate.state === 'waiting' || fate.state === 'parked';
  if (waits && integration.pause !== undefined) return integration.pause.code;
  if (fate.reason !== undefined && Object.hasOwn(INSIDER_ISSUES, fate.reason)) return fate.reason;
  return fate.issues.find(({ code }) => Object.hasOwn(INSIDER_ISSUES, code))?.code ?? fate.reason ?? '';
}

function said({ fate, integration }: WayFacts, code: string): string {
  const issue = [...fate.issues, ...(integration.pause === undefined ? [] : [integration.pause])].find(
    (one) => one.code === code,
  );
  return issue?.message ?? `The reason is "${code.replaceAll('_', ' ')}".`;
}

function hintOf({ fate }: WayFacts, code: string): string | undefined {
  return fate.issues.find((one) => one.code === code)?.hint;
}

function statusIn({ fate, answered }: WayFacts): string {
  const status = fate.status ?? answered;
  return status === undefined || status === 0 || status < 400 ? '' : ` (${status})`;
}
