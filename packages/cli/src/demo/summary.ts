import type { AudiencesShown } from './audiences.ts';
import type { BothWays } from './both-ways.ts';
import { addsUp, sum, type Findings } from './findings.ts';

export interface Places {
  readonly hub: string;
  readonly sandbox: string;
  readonly adminToken: string;
  readonly writeKey: string;
  readonly setupCode: string;
  readonly integration: number;
  readonly folder: string;
}

const WHY_SKIPPED: Readonly<Record<string, string>> = {
  identity_refused: 'another profile in Insider holds the new e-mail, phone or id: a person must decide',
  unchanged: 'nothing in it that Insider would take and does not have',
  no_mapping: 'nothing in it concerns Insider',
  too_old: 'older than Insider keeps such events',
  in_future: 'dated in the future',
  nothing_to_send: 'identifiers only, for which Insider has no place',
  no_identifier: 'no identifier that Insider knows',
  excluded: 'the sender did not want it sent',
};

/** What happened, in words. */
export function summary(found: Findings): string {
  const { sent, traffic, sandbox } = found;
  const lines = [
    '',
    `The shop made ${n(sent.calls)} calls with @segment/analytics-node and ${sent.homemade} with a homemade script.`,
    '',
    `  taken in    ${n(found.accepted)} events, and ${n(found.duplicates)} that had come before`,
    `  refused     ${n(found.refused)}, each on its own: ${refusals(found)}`,
    `  delivered   ${n(found.delivered)}`,
    `              and ${n(found.ownNews)} changed consents beside them, which those events spoke of`,
    `  skipped     ${n(sum(found.skipped))}${[...found.skipped].map(([reason, count]) => `\n                ${n(count)} ${reason}: ${WHY_SKIPPED[reason] ?? 'see the log'}`).join('')}`,
    `  held        ${n(found.held)} of ${n(traffic.visitors)} visitors who never said who they are`,
    `  set aside   ${n(found.buried)}`,
    ...found.causes.flatMap(({ code, count, example, hint }) => [
      `                ${n(count)} ${code}: ${example}`,
      ...(hint === null ? [] : [`                  → ${hint}`]),
    ]),
    ...leftOut(found),
    '',
    `  In Insider (sandbox): ${n(sandbox.users)} customers, ${n(found.orders)} orders with ${n(found.orderLines)} lines, ${n(sandbox.events.stored)} events,`,
    `  received in ${n(sandbox.requests.total)} requests. Everything took ${found.seconds.toFixed(1)} s.`,
    '',
  ];
  if (!addsUp(found))
    lines.push(
      '  These numbers do not add up: events taken in are not all delivered, skipped, held or set aside.',
      '',
    );
  return `${lines.join('\n')}\n`;
}

/** What went by the other roads, in words. */
export function bothWaysSummary(back: BothWays): string {
  return [
    `  The loyalty programme has ${n(back.members)} members with ${n(back.points)} points to spend, by the events API.`,
    `  The till's webhook took ${n(back.answered)} messages and ignored ${n(back.ignored)}: ${back.webhookUrl}`,
    `  Changed in Insider and the same here now: ${n(back.cameBack)} of ${n(back.changedThere)} cities.`,
    `  Points for a quiz in Insider, booked here: for ${n(back.quizPoints)} of ${n(back.quizzed)} customers.`,
    '',
  ].join('\n');
}

export function audiencesSummary({ audiences, lookedUp, same }: AudiencesShown): string {
  const list = audiences.map(({ name, members }) => `${name} ${n(members)}`).join(', ');
  return [
    `  Audiences: ${list}.`,
    `  The same in Insider and here: for ${n(same)} of ${n(lookedUp)} members who were looked up.`,
    '',
    '',
  ].join('\n');
}

/** Where to look next. */
export function places(
  { hub, sandbox, adminToken, writeKey, setupCode, integration, folder }: Places,
  example: string | undefined,
): string {
  const query = example === undefined ? '?limit=20' : `?customer_id=${example}`;
  return [
    `  The console             ${hub}/console/setup#code=${setupCode}`,
    `  What Insider sees       ${sandbox}/_sandbox`,
    `  The hub's API           ${hub}/openapi.json`,
    `  What became of a customer's events, and why:`,
    `    curl -H 'Authorization: Bearer ${adminToken}' '${hub}/v1/admin/integrations/${integration}/outbound-logs${query}'`,
    `  Send an event of your own:`,
    `    curl -u '${writeKey}:' -d '{"userId":"me","event":"Hello"}' '${hub}/v1/track'`,
    `  Data and logs           ${folder}`,
    '',
    '',
  ].join('\n');
}

function leftOut({ leftOut: fields }: Findings): readonly string[] {
  if (fields.size === 0) return [];
  return [
    '  left out    values that Insider would refuse or misread; the rest of each profile and event went on',
    ...[...fields].map(([code, { count, example }]) => `                ${n(count)} ${code}: ${example}`),
  ];
}

function refusals({ sent }: Findings): string {
  const codes = new Map<string, string>();
  for (const { code, message } of sent.refusals) codes.set(code, message);
  return [...codes].map(([code, message]) => `\n                ${code}: ${message}`).join('');
}

/** 1234567 as 1,234,567. */
function n(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
