import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation } from '@causeway/contract/operation';
import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AdminClient, OPERATIONS, type Reply } from './testing/admin-client.ts';
import { startAdminHub, type AdminHub } from './testing/admin-hub.ts';
import { erasingKind } from './testing/erasure-scenario.ts';
import { nothingLike, toldBy } from './testing/foreign-ids.ts';
import { ALIKE, PROBES, type Probe } from './testing/foreign-probes.data.ts';
import { NO_REFERENCE } from './testing/no-reference.data.ts';
import { oneOfEverything, type Made } from './testing/one-of-everything.ts';

interface Schema {
  readonly [key: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $ref?: string;
}

/** The leaves of a schema: `/a/b`, with `*` for any item and `{}` for any name. */
function leavesOf(
  schema: Schema,
  from: string,
  root: Schema,
  into: Set<string>,
  inside: readonly string[] = [],
): void {
  const { properties, items, $ref, additionalProperties: rest } = schema;
  if ($ref !== undefined) {
    // Rules have rules in them: once is enough.
    if (inside.includes($ref)) return;
    const found = (root['$defs'] as Readonly<Record<string, Schema>> | undefined)?.[
      $ref.split('/').at(-1) ?? ''
    ];
    return leavesOf(found ?? root, from, root, into, [...inside, $ref]);
  }
  const choices = ['anyOf', 'oneOf', 'allOf'].flatMap(
    (key) => (schema[key] as readonly Schema[] | undefined) ?? [],
  );
  const named = Object.entries(properties ?? {}).map(([name, of]) => [`${from}/${name}`, of] as const);
  const any = typeof rest === 'object' && rest !== null && Object.keys(rest).length > 0;
  const parts = [
    ...choices.map((of) => [from, of] as const),
    ...named,
    ...(items === undefined ? [] : [[`${from}/*`, items] as const]),
    ...(any ? [[`${from}/{}`, rest as Schema] as const] : []),
  ];
  if (parts.length === 0) into.add(from);
  for (const [place, of] of parts) leavesOf(of, place, root, into, inside);
}

/** Every place of a body or a query that takes a value, as the probes are called. */
function placesOf({ id, body, query }: Operation): readonly string[] {
  const of = (type: z.ZodType | undefined): readonly string[] => {
    if (type === undefined) return [];
    const schema = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema;
    const leaves = new Set<string>();
    leavesOf(schema, '', schema, leaves);
    return [...leaves];
  };
  return [...of(body).map((leaf) => `${id} ${leaf}`), ...of(query).map((leaf) => `${id} ?${leaf.slice(1)}`)];
}

describe('what a body or a query names', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let other: AdminClient;
  let own: Made;
  let theirs: Made;
  let before: string | undefined;
  const tokens = { own: '', theirs: '' };

  beforeAll(async () => {
    hub = await startAdminHub({ kinds: [triggerKind, erasingKind] });
    const mine = await hub.addWorkspace('mine');
    const foreign = await hub.addWorkspace('theirs');
    Object.assign(tokens, { own: mine.token, theirs: foreign.token });
    client = new AdminClient(hub.app, mine.token);
    other = client.as(foreign.token);
    own = await oneOfEverything(client, hub, mine.id, 'mine');
    theirs = await oneOfEverything(other, hub, foreign.id, 'theirs');
  });
  afterAll(() => hub.close());

  const send = (of: AdminClient, { url, body, patch }: Probe, value: string, mine: Made): Promise<Reply> => {
    const path = url(value, mine);
    return body === undefined
      ? of.call('GET', path)
      : of.call(patch === true ? 'PATCH' : 'POST', path, body(value, mine));
  };

  it('is tried here, or known to name nothing of a workspace: a new place is one or the other', () => {
    const places = OPERATIONS.flatMap(placesOf);
    const last = (place: string): string => /([^/?]+?)(?:\/(?:\*|\{\}))*$/.exec(place)?.[1] ?? place;
    const unknown = places.filter(
      (place) =>
        PROBES[place] === undefined &&
        ALIKE[place] === undefined &&
        !NO_REFERENCE.has(last(place)) &&
        !NO_REFERENCE.has(place),
    );
    expect(unknown).toEqual([]);
    const tried = Object.keys(PROBES).map((place) => place.replace(/#.*/, ''));
    expect(tried.concat(Object.keys(ALIKE)).filter((place) => !places.includes(place))).toEqual([]);
    expect(
      [...NO_REFERENCE].filter((name) => !places.some((place) => place === name || last(place) === name)),
    ).toEqual([]);
  });

  it.each(Object.entries(PROBES))(
    '%s: what is another workspace’s is what nobody has',
    async (place, probe) => {
      const foreign = theirs[probe.names];
      const nothing = nothingLike(foreign);
      if (place.startsWith('watchLive')) return expectSilence(probe.url(foreign, own));
      before ??= await everything(other);
      const reply = await send(client, probe, foreign, own);
      const missing = await send(client, probe, nothing, own);
      expect(toldBy(reply, [foreign]), `at ${place}`).toEqual(toldBy(missing, [nothing]));
      expect(reply.text.replaceAll(foreign, '')).not.toContain('theirs');
      const after = await everything(other);
      expect(after).toEqual(before);
      before = after;
    },
  );

  it('was worth asking: whose it is, is told something else', async () => {
    const alike: string[] = [];
    const probes = Object.entries(PROBES).filter(([place]) => !place.startsWith('watchLive'));
    for (const [place, probe] of probes.toSorted(
      ([, a], [, b]) => Number(a.ends ?? 0) - Number(b.ends ?? 0),
    )) {
      const [id, nothing] = [theirs[probe.names], nothingLike(theirs[probe.names])];
      const missing = toldBy(await send(other, probe, nothing, theirs), [nothing]);
      const found = toldBy(await send(other, probe, id, theirs), [id]);
      if (JSON.stringify(found) === JSON.stringify(missing) && probe.tellsNobody !== true) alike.push(place);
    }
    expect(alike).toEqual([]);
  });

  /** What the other workspace can see of itself. */
  async function everything(of: AdminClient): Promise<string> {
    const texts: string[] = [];
    for (const path of [
      'customers',
      'audiences',
      'integrations',
      'erasures',
      'identity/merges',
      'identity/conflicts',
      'inbound',
      'receipts',
      'audit',
      `integrations/${theirs.integration}/dead-letters`,
    ])
      texts.push((await of.call('GET', `/v1/admin/${path}`)).text);
    return texts.join('\n');
  }

  /** Watches while something happens to the other workspace, which is shown to whoever it belongs to. */
  async function expectSilence(url: string): Promise<void> {
    const seen = async (token: string): Promise<string> => {
      const headers = { authorization: `Bearer ${token}` };
      const response = await hub.app.inject({ url, headers, payloadAsStream: true });
      const stream = response.stream();
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      await sleep(40);
      stream.destroy();
      return text;
    };
    expect(await seen(tokens.own)).not.toContain('theirs');
    expect(await seen(tokens.theirs)).toContain('theirs');
  }
});
