import { firstSeen, originOf, type Origin } from './campaign.ts';
import type { Call, Causeway, Facts } from './causeway.ts';
import { answered, consentContext, gateOf, readState, type Answer, type Gate } from './consent-state.ts';
import { holdEvents, type Event } from './held.ts';
import { createIdentity } from './identity.ts';
import { byteLength } from './post.ts';
import { openQueue } from './queue.ts';
import { createSender, type SenderOptions } from './sender.ts';
import type { Resolved } from './settings.ts';
import { attempt, shelfOn } from './shelf.ts';
import { turnByLease, turnByLocks } from './turn.ts';
import { LIBRARY } from './version.ts';
import type { World } from './world.ts';

/** Keys in the browser's storage, and the name of the cookie. */
const CONSENT = 'cw.consent';
const ORIGIN = 'cw.origin';
const TAB = 'cw.tab';
const LOST = 'cw.lost';
const COOKIE = 'cw_id';
/** More than any event that was meant to be one. */
const MAX_EVENT_BYTES = 200_000;

export interface Client {
  readonly api: Causeway;
  /** A page view; `before` is the view that this page showed before, if any. */
  readonly view: (before?: string) => void;
  /** Something in the shared storage was changed by another tab. */
  readonly changed: (key: string | null) => void;
  readonly online: () => void;
  readonly leaving: () => void;
}

type Network = Pick<SenderOptions, 'post' | 'postLeaving' | 'warn'>;

export function createClient(settings: Resolved, world: World, network: Network): Client {
  const { writeKey } = settings;
  const { warn } = network;
  const off = settings.honourDnt && world.doNotTrack;
  const lasting = shelfOn(off ? undefined : world.shared);
  const session = shelfOn(off ? undefined : world.session);
  const here = world.newId().slice(0, 8);
  let tab = here;
  const rules = {
    required: settings.required,
    gpc: settings.honourGpc && world.globalPrivacyControl,
    categories: settings.categories,
  };
  const identity = createIdentity(
    shelfOn(undefined),
    lasting,
    world.jar(COOKIE, settings.cookieDomain),
    world.newId,
  );
  const held = holdEvents();
  const queue = openQueue({
    shelf: lasting,
    prefix: `cw.e.${writeKey}.`,
    page: here,
    tab: () => tab,
    limit: settings.queueLimit,
    clock: world.now,
  });
  const pause = (ms: number): Promise<void> => new Promise((resolve) => world.later(ms, resolve));
  const lease = turnByLease({
    shelf: lasting,
    key: `cw.turn.${writeKey}`,
    tab: here,
    clock: world.now,
    pause,
  });
  const sender = createSender({
    ...network,
    writeKey,
    queue,
    shelf: lasting,
    waitingKey: `cw.waiting.${writeKey}`,
    turn: world.locks ? turnByLocks(world.locks, `cw.${writeKey}`, pause, lease) : lease,
    clock: world.now,
    random: world.random,
    later: world.later,
    batchSize: settings.batchSize,
    flushInterval: settings.flushInterval,
    lost,
  });
  let gate: Gate | undefined;
  let origin: Origin = {};
  let droppedHere = 0;

  const state = (): ReturnType<typeof readState> => readState(lasting.get(CONSENT));

  /** Events that were given up, since the first visit as far as storage lasts: later events tell the hub. */
  function lost(count: number): void {
    droppedHere += count;
    if (count > 0) warn(`${count} events were dropped`);
    if (gate !== 'open' || droppedHere === 0) return;
    lasting.set(LOST, String(Number(lasting.get(LOST)) + droppedHere));
    droppedHere = 0;
  }

  /** Lets in, or shuts out, as the answers that are known now say. */
  function settle(): void {
    const before = gate;
    gate = gateOf(state(), rules);
    if (gate === before) return;
    if (gate === 'open') return open();
    if (before === undefined && gate === 'pending') return;
    held.take();
    identity.forget();
    session.remove(ORIGIN);
    session.remove(TAB);
    tab = here;
    lasting.remove(LOST);
    droppedHere = 0;
    origin = {};
    // The answer itself, when an earlier page could not send it.
    if (queue.size() > 0) sender.added();
  }

  function open(): void {
    lost(0);
    tab = session.get(TAB) ?? here;
    if (tab === here) session.set(TAB, tab);
    const provisional = identity.anonymousId();
    identity.keep();
    const anonymousId = identity.anonymousId();
    origin = firstSeen((attempt(() => JSON.parse(session.get(ORIGIN) ?? '{}')) ?? {}) as Origin, origin);
    for (const event of held.take())
      enqueue(event.anonymousId === provisional ? { ...event, anonymousId } : event);
    // What earlier pages, or tabs that ended, could not send.
    if (queue.size() > 0) sender.added();
  }

  function build(type: string, fields: Facts, referrer?: string): Event {
    const shown = world.page();
    origin = firstSeen(origin, originOf(shown.search));
    const page = { ...shown, ...(referrer !== undefined && { referrer }) };
    return {
      type,
      anonymousId: identity.anonymousId(),
      userId: identity.userId(),
      ...fields,
      ...(type === 'page' && { properties: { ...page, ...(fields['properties'] as Facts) } }),
      messageId: world.newId(),
      timestamp: new Date(world.now()).toISOString(),
      context: { ...world.device(), page, library: LIBRARY },
    };
  }

  function enqueue(event: Event): void {
    if (gate === 'open' && Object.keys(origin).length > 0) session.set(ORIGIN, JSON.stringify(origin));
    const dropped = Number(lasting.get(LOST));
    const text = JSON.stringify({
      ...event,
      context: {
        ...(event['context'] as object),
        ...origin,
        consent: consentContext(state(), rules),
        ...(dropped > 0 && { library: { ...LIBRARY, dropped } }),
      },
    });
    const bytes = byteLength(text);
    if (bytes > MAX_EVENT_BYTES) return lost(1);
    lost(queue.add(text, bytes));
    sender.added();
  }

  function emit(type: string, fields: Facts, referrer?: string): void {
    try {
      // Another tab may have been answered in the meantime.
      if (!off) settle();
      if (off || gate === 'closed') return warn(`${type} was not sent: consent is refused`);
      const event = build(type, fields, referrer);
      if (gate === 'open') enqueue(event);
      // A copy: the page may change its objects before the answer comes.
      else lost(held.add(JSON.parse(JSON.stringify(event)) as Event));
    } catch (error) {
      warn(`${type} cannot be sent`, error);
    }
  }

  function consent(answer: Answer): void {
    if (off) return;
    const before = state();
    const after = JSON.stringify(answered(before, answer ?? {}));
    // Consent tools say the same on every page.
    if (after === JSON.stringify(before) && lasting.get(CONSENT) !== null) return;
    const wasOpen = gate === 'open';
    // Who it is that refuses is known until the ids are removed.
    const statement = build('track', { event: 'Consent Updated', properties: {} });
    lasting.set(CONSENT, after);
    settle();
    if (gate === 'pending') return;
    if (gate === 'closed') queue.clear();
    else if (!wasOpen) statement.anonymousId = identity.anonymousId();
    enqueue(statement);
  }

  const api: Causeway = {
    library: LIBRARY,
    identify(userId, traits) {
      const named = isId(userId);
      if (named && !off) identity.name(String(userId));
      emit('identify', { traits: (named || typeof userId !== 'object' ? traits : userId) ?? {} });
    },
    track: (event, properties) => emit('track', { event, properties: properties ?? {} }),
    page(name, properties) {
      const named = typeof name === 'string';
      emit('page', { ...(named && { name }), properties: (named ? properties : (name ?? properties)) ?? {} });
    },
    group: (groupId, traits) => emit('group', { groupId: String(groupId), traits: traits ?? {} }),
    alias(userId, previousId) {
      const previous = previousId ?? identity.userId() ?? identity.anonymousId();
      emit('alias', { userId: String(userId), previousId: String(previous) });
    },
    consent,
    reset: () => identity.name(undefined),
    flush: () => (off || gate === 'pending' ? Promise.resolve() : sender.flush()),
    anonymousId: () => (gate === 'open' && !off ? identity.anonymousId() : undefined),
    push(...calls) {
      for (const call of calls) apply(api, call);
    },
  };
  if (!off) settle();
  return {
    api,
    view: (before) => emit('page', {}, before),
    changed(key) {
      if (!off && (key === CONSENT || key === null)) settle();
    },
    online: () => {
      if (gate === 'open' || gate === 'closed') sender.hurry();
    },
    leaving: () => {
      if (gate === 'open' || gate === 'closed') sender.leave();
    },
  };
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

/** Makes a call by its name; a name that is none does nothing. */
function apply(api: Causeway, [name, ...args]: Call): void {
  const named = api as unknown as Readonly<Record<string, unknown>>;
  if (!Object.prototype.hasOwnProperty.call(api, name)) return;
  const chosen = named[name];
  if (typeof chosen === 'function') (chosen as (...given: unknown[]) => unknown)(...args);
}
