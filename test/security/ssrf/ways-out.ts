import { checkAuthorization, tokenSourceOf } from '@causeway/core/authorization/check';
import { customKind } from '@causeway/core/custom/kind';
import type { DestinationKind } from '@causeway/core/delivery/destination';
import { insiderKind } from '@causeway/core/insider/kind';
import { checkSettings } from '@causeway/core/insider/settings/check';
import type { Issue } from '@causeway/core/result/issue';
import type { JsonObject } from '@causeway/core/result/json';
import type { TemplateShelf } from '@causeway/core/template/template-engine';
import { enrichmentKind } from '@causeway/core/trigger/enrichment-kind';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { createAuthorizationOf } from '../../../packages/server/src/app/authorization-of.ts';
import { createEraseAt } from '../../../packages/server/src/app/erase-at.ts';
import { createAskInsider } from '../../../packages/server/src/features/insider-inbound/ask-insider.ts';
import type { Side } from '../../../packages/server/src/features/insider-inbound/side.ts';
import { askAccount } from '../../../packages/server/src/features/integrations/known-names.ts';
import { tryConnection } from '../../../packages/server/src/features/integrations/try-connection.ts';
import type { OpenAuthorization } from '../../../packages/server/src/ports/authorized-egress.ts';
import type { ConfigStore, Integration } from '../../../packages/server/src/ports/config-store.ts';
import type { Egress } from '../../../packages/server/src/ports/egress.ts';
import { createFetchToken } from '../../../packages/server/src/workers/fetch-token.ts';
import { fly, type Send } from '../../../packages/server/src/workers/fly.ts';
import { RequestGate } from '../../../packages/server/src/workers/request-gate.ts';

/** How an address was refused, and where: before anything was kept (`checked`), or instead of being called. */
export interface Stopped {
  readonly at: 'checked' | 'sent';
  /** What happens to what was to be sent: `called` is what must not be. */
  readonly outcome: string;
  readonly issue: Omit<Issue, 'field' | 'hint'> & { readonly hint?: string | undefined };
}

/** One way in which the hub calls an address that somebody wrote. */
export type WayOut = (egress: Egress, url: string) => Promise<Stopped>;

const AUDIENCE = 'a'.repeat(32);
const TEMPLATE = 't'.repeat(32);
const NEVER = new AbortController().signal;
const FIXED_CLOCK = (): number => 1_800_000_000_000;

/** Settings of every kind that has an address, around it. */
const SETTINGS: Readonly<Record<string, readonly [DestinationKind, (url: string) => JsonObject]>> = {
  'Insider’s base URL': [insiderKind, (url) => ({ partnerName: 'modaevi', baseUrl: url })],
  'the URL of a Custom API': [customKind, (url) => ({ url })],
  'the URL of a Custom API, with a placeholder': [customKind, (url) => ({ url: `${url}##event.type##` })],
  'the URL of an audience trigger': [triggerKind, (url) => ({ url, audiences: [AUDIENCE] })],
  'the URL template of an audience trigger': [
    triggerKind,
    (url) => ({ url, audiences: [AUDIENCE], urlTemplate: TEMPLATE }),
  ],
  'a template that leaves the home of its audience trigger': [
    triggerKind,
    () => ({ url: 'https://api.example.com', audiences: [AUDIENCE], urlTemplate: TEMPLATE }),
  ],
  'the URL of an enrichment': [
    enrichmentKind,
    (url) => ({ url, audiences: [AUDIENCE], exportFields: ['email'] }),
  ],
};

const KEYS = { api_key: 'k' };

/** Whatever a template is asked, it answers the address. */
const answering =
  (url: string): TemplateShelf =>
  () => ({ render: () => ({ kind: 'rendered', value: url }) });

function found(kind: DestinationKind, settings: JsonObject): Stopped | undefined {
  const [issue] = kind.check(settings).issues;
  return issue === undefined ? undefined : { at: 'checked', outcome: 'nothing is kept', issue };
}

const SEALER = { open: () => 'k', seal: () => new Uint8Array() };

function unauthorized(egress: Egress): ReturnType<typeof createAuthorizationOf> {
  const store = { authorization: async () => undefined, authorizationSecrets: async () => ({}) };
  return createAuthorizationOf(store, SEALER, egress, FIXED_CLOCK);
}

async function opened(
  egress: Egress,
  kind: DestinationKind,
  settings: JsonObject,
): Promise<OpenAuthorization> {
  return (await unauthorized(egress)(1, kind, settings)).open();
}

/** Settings whose address is not even kept are sent with all the same: the egress has to stand by itself. */
async function deliver(
  egress: Egress,
  kind: DestinationKind,
  settings: JsonObject,
  shelf: TemplateShelf,
): Promise<Stopped> {
  const tried = kind.test(settings, shelf);
  if (tried.request === undefined) return { at: 'sent', outcome: 'buried', issue: tried.refused };
  const { request } = tried;
  const { baseUrl, headers } = kind.connect(settings, KEYS);
  const { send: authorized } = await opened(egress, kind, settings);
  const send: Send = ({ path, method, body }) =>
    authorized({
      url: baseUrl + path,
      method,
      headers,
      body,
      timeoutMs: 3_000,
      maxResponseBytes: 1_000,
    });
  const destination = kind.compile(settings, shelf);
  const waiting = new Error('it waits to be tried again');
  const landing = await fly(
    {
      id: 1,
      integration: 1,
      lanes: [1],
      flight: { entries: [{ customer: 1, events: [1], issues: [], shadow: undefined }], requests: [request] },
      messages: new Map(),
      deliveries: [1],
      firstAt: FIXED_CLOCK(),
    },
    {
      destination,
      gate: new RequestGate({ pools: destination.pools }, FIXED_CLOCK, Math.random, () =>
        Promise.reject(waiting),
      ),
      send,
      clock: FIXED_CLOCK,
      random: Math.random,
      sleep: () => Promise.reject(waiting),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      giveUpAfterMs: 1,
      observe: () => undefined,
    },
    NEVER,
  );
  if (landing.kind === 'credentials') return { at: 'sent', outcome: 'paused', issue: landing.issue };
  if (landing.kind === 'refused') return { at: 'sent', outcome: 'buried', issue: landing.issue };
  throw new Error(`it ended as ${landing.kind}`);
}

async function test(
  egress: Egress,
  kind: DestinationKind,
  settings: JsonObject,
  shelf: TemplateShelf,
): Promise<Stopped> {
  const tools = { sign: () => ({}), clock: FIXED_CLOCK } as unknown as Parameters<typeof tryConnection>[0];
  const integration = { id: 1, settings } as Integration;
  const { ok, issue } = await tryConnection(
    tools,
    kind,
    integration,
    KEYS,
    shelf,
    await opened(egress, kind, settings),
  );
  return { at: 'sent', outcome: ok ? 'called' : 'told', issue };
}

const OTHERS: Readonly<Record<string, WayOut>> = {
  'the egress by itself': async (egress, url) => {
    const request = { method: 'POST', headers: {}, body: '{}', timeoutMs: 3_000, maxResponseBytes: 1_000 };
    const { failure, error } = await egress({ url, ...request });
    if (failure === undefined) throw new Error(`it was called: ${String(error)}`);
    return { at: 'sent', outcome: 'paused', issue: failure.issue };
  },
  'the token endpoint of an authorization': async (egress, url) => {
    const given = { tokenEndpoint: url, clientId: 'c' };
    const { settings, issues } = checkAuthorization('oauth2_client_credentials', given);
    const source = tokenSourceOf('oauth2_client_credentials', settings);
    if (source === undefined) throw new Error('no source of tokens');
    const answer = await createFetchToken(egress)({ ...source, tokenEndpoint: url }, 'secret');
    if (answer.kind !== 'credentials') throw new Error(`it ended as ${answer.kind}`);
    const [issue] = issues;
    if (issue !== undefined) return { at: 'checked', outcome: 'nothing is kept', issue };
    return { at: 'sent', outcome: 'paused', issue: answer.issue };
  },
  'asking Insider for the names of an account': async (egress, url) => {
    const { ok, issue } = await askAccount(
      insiderKind,
      { partnerName: 'modaevi', baseUrl: url },
      KEYS,
      egress,
    );
    return settled(url, { at: 'sent', outcome: ok ? 'called' : 'told', issue: issue as Issue });
  },
  'asking Insider who somebody is': async (egress, url) => {
    const settings = { partnerName: 'modaevi', baseUrl: url };
    const account = insiderKind.connect(settings, KEYS);
    const ask = createAskInsider({ egress, clock: FIXED_CLOCK, sleep: async () => undefined });
    const side = {
      integration: 1,
      settings: checkSettings(settings).settings,
      account,
      cover: String,
    } as unknown as Side;
    const asked = await ask(side, 'someone');
    if (asked.kind !== 'trouble' || asked.answer.kind !== 'credentials')
      throw new Error(`it ended as ${JSON.stringify(asked)}`);
    return settled(url, { at: 'sent', outcome: 'told', issue: asked.answer.issue });
  },
  'erasing somebody in Insider': async (egress, url) => {
    const settings = { partnerName: 'modaevi', baseUrl: url };
    const config = {
      integration: async () => ({ id: 1, workspace: 1, kind: 'insider', settings }) as unknown as Integration,
      secrets: async () => ({ api_key: new Uint8Array() }),
    } as unknown as ConfigStore;
    const kinds = new Map([['insider', insiderKind]]);
    const authorizationOf = unauthorized(egress);
    const erase = createEraseAt({ config, kinds, sealer: SEALER, authorizationOf, clock: FIXED_CLOCK });
    const request = { operation: 'erase', slots: [], eventsOf: [], bytes: 2 };
    const ended = await erase(1, 1, { ...request, method: 'POST', path: '/api/user/v1/delete', body: '{}' });
    if (ended.kind !== 'refused') throw new Error(`it ended as ${ended.kind}`);
    return settled(url, { at: 'sent', outcome: 'told', issue: ended.issue });
  },
};

/** What the settings find first is what people are told. */
function settled(url: string, stopped: Stopped): Stopped {
  return found(insiderKind, { partnerName: 'modaevi', baseUrl: url }) ?? stopped;
}

/** Every way in which an address that somebody wrote is called. */
export const WAYS_OUT: ReadonlyMap<string, WayOut> = new Map([
  ...Object.entries(OTHERS),
  ...Object.entries(SETTINGS).flatMap(([name, [kind, around]]) => [
    [
      `${name}, delivering`,
      async (egress: Egress, url: string): Promise<Stopped> => {
        const settings = around(url);
        const stopped = await deliver(egress, kind, settings, answering(url));
        return found(kind, settings) ?? stopped;
      },
    ] as const,
    [
      `${name}, testing the connection`,
      async (egress: Egress, url: string): Promise<Stopped> => {
        const settings = around(url);
        const stopped = await test(egress, kind, settings, answering(url));
        if (stopped.outcome !== 'told') throw new Error('the test was taken for a success');
        return found(kind, settings) ?? stopped;
      },
    ] as const,
  ]),
]);
