import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body } from '../../app/testing/admin-client.ts';
import { startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { judgeNow } from '../../app/testing/judge-now.ts';
import { addTokenOf } from '../../app/testing/people.ts';
import { startRawServer, type RawServer } from '../../app/testing/raw-server.ts';
import { askV2, type V2Answer } from '../../app/testing/v2-client.ts';

let hub: AdminHub;
let server: RawServer;
let token: string;
let workspace: number;

beforeAll(async () => {
  hub = await startAdminHub({ kinds: [triggerKind] });
  server = await startRawServer([hub.v2]);
});
afterAll(async () => {
  await server.close();
  await hub.close();
});
beforeEach(async () => {
  ({ id: workspace, token } = await hub.addWorkspace(crypto.randomUUID()));
});

const ask = (method: string, path: string, body?: unknown, key = token): Promise<V2Answer> =>
  askV2(server, key, method, path, body);

const ROME = 'FILTER city = "Rome" FROM user';
const add = async (body: object = {}): Promise<Body> => {
  const { data, status, error } = await ask('POST', '/v2/segment', {
    name: 'Rome',
    segment_ql: ROME,
    ...body,
  });
  expect([status, error]).toEqual([200, undefined]);
  return data;
};
const pathOf = ({ id }: Body): string => `/v2/segment/${plain(id)}`;
const people = async (cities: Readonly<Record<string, string>>): Promise<void> => {
  for (const [userId, city] of Object.entries(cities)) {
    hub.now += 1_000;
    await hub.register(workspace, [{ kind: 'identify', type: 'identify', userId, data: { city } }]);
  }
};

describe('keeping segments', () => {
  it('takes one as clients write it, under both addresses, and keeps what only they know', async () => {
    const segment = {
      name: 'High value',
      slug_name: 'high_value',
      description: 'Who matters',
      segment_ql: 'FILTER AND (score > 5, city = "Rome") FROM user ALIAS high_value',
      kind: 'aspect',
      table: 'user',
      is_public: true,
      tags: ['a', 'b'],
      save_hist: true,
      schedule_exit: true,
      emit_trigger: true,
    };
    const made = await ask('POST', '/api/segment', segment);
    expect(made.status).toBe(200);
    expect(made.data).toMatchObject({
      ...segment,
      id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      valid: true,
      ast: { op: 'and', args: [{ op: '>' }, { op: '=' }] },
    });
    for (const path of [pathOf(made.data), '/v2/segment/high_value', '/api/segment/high_value'])
      expect((await ask('GET', path)).data).toMatchObject(segment);
    expect((await ask('GET', '/v2/segment')).data).toMatchObject([{ slug_name: 'high_value' }]);
    expect((await ask('GET', '/v2/segment?kind=goal')).data).toEqual([]);
  });

  it('takes a tree in place of a text, and answers both forms', async () => {
    const ast = {
      op: 'and',
      args: [
        { op: '=', args: [{ ident: 'city' }, { val: 'Rome' }] },
        { op: 'exists', args: [{ ident: 'email' }] },
      ],
    };
    const { data } = await ask('POST', '/v2/segment', { name: 'By tree', ast });
    expect(data).toMatchObject({ ast, slug_name: 'by_tree' });
    expect(plain(data['segment_ql'])).toContain('city = "Rome"');
    // As a client does it: read, change one of the two, and put the whole back.
    const { data: after } = await ask('PUT', pathOf(data), { ...data, segment_ql: 'FILTER city = "Bonn"' });
    expect(after).toMatchObject({
      segment_ql: 'FILTER city = "Bonn"',
      ast: { args: [{ ident: 'city' }, { val: 'Bonn' }] },
    });
    const { data: back } = await ask('PUT', pathOf(data), { ...after, ast });
    expect(back['ast']).toEqual(ast);
    expect(
      (await ask('PUT', pathOf(data), { ...back, ast: after['ast'], segment_ql: ROME })).error,
    ).toMatchObject({
      field: 'ast',
    });
  });

  it('takes the text of a rule alone, whose ALIAS names it and later changes it', async () => {
    const made = await ask('POST', '/api/segment', `${ROME} ALIAS roman_people\n`);
    expect(made.data).toMatchObject({ name: 'roman_people', slug_name: 'roman_people' });
    const again = await ask('POST', '/api/segment', 'FILTER city IN ("Rome", "Ostia") ALIAS roman_people');
    expect(again.data['id']).toBe(made.data['id']);
    expect((await ask('GET', '/v2/segment')).data).toHaveLength(1);
  });

  it('leaves alone what a change does not say', async () => {
    const made = await add({ tags: ['x'], description: 'Old', is_public: true });
    const { data } = await ask('PUT', pathOf(made), { name: 'New', tags: [] });
    expect(data).toMatchObject({
      name: 'New',
      description: 'Old',
      tags: [],
      is_public: true,
      segment_ql: ROME,
    });
    expect((await ask('DELETE', pathOf(made))).data).toBeNull();
    expect((await ask('GET', pathOf(made))).status).toBe(404);
  });

  it('is not removed while a job uses it, nor renamed while a rule names it', async () => {
    const rome = await add();
    await add({ name: 'Other', segment_ql: 'FILTER INCLUDE rome' });
    const client = new AdminClient(hub.app, token);
    await client.call('POST', '/v1/admin/integrations', {
      kind: 'audience_trigger',
      name: 'Job',
      settings: { url: 'https://api.example', audiences: [rome['id']] },
    });
    expect(await ask('DELETE', pathOf(rome))).toMatchObject({
      status: 409,
      error: { type: 'in_use', message: expect.stringContaining('"Job"') as string },
    });
    expect((await ask('PUT', pathOf(rome), { slug_name: 'roma' })).status).toBe(409);
    expect(
      (await ask('POST', '/v2/segment', { name: 'x', slug_name: 'rome', segment_ql: ROME })).error,
    ).toMatchObject({
      type: 'slug_taken',
    });
  });

  it.each([
    [{ segment_ql: 'FILTER city = ' }, 'segment_ql'],
    [{ segment_ql: 'FILTER INCLUDE nothing' }, 'segment_ql'],
    [{ segment_ql: undefined }, 'segment_ql'],
    [{ segment_ql: undefined, ast: { op: 'what', args: [] } }, 'ast.op'],
    [{ segment_ql: undefined, ast: { op: 'include', args: [{ seg: 'nothing' }] } }, 'ast'],
    [{ name: undefined }, 'name'],
    [{ slug_name: 'Not A Slug' }, 'slug_name'],
    [{ table: 'content' }, 'table'],
    [{ tags: ['x'.repeat(30_000)] }, 'tags'],
  ])('refuses %j with the field named', async (body, field) => {
    const { status, error } = await ask('POST', '/v2/segment', { name: 'Rome', segment_ql: ROME, ...body });
    expect([status, error['field']]).toEqual([400, field]);
  });

  it('is another’s to nobody, and for editors to change', async () => {
    const made = await add();
    const { token: foreign } = await hub.addWorkspace(crypto.randomUUID());
    for (const path of [pathOf(made), '/v2/segment/rome', '/api/segment/rome/scan', '/api/segment/rome/size'])
      expect((await ask('GET', path, '', foreign)).status, `at ${path}`).toBe(404);
    const viewer = await addTokenOf(hub, workspace, 'viewer');
    const editor = await addTokenOf(hub, workspace, 'editor');
    expect((await ask('POST', '/v2/segment', {}, viewer)).status).toBe(403);
    expect((await ask('POST', '/api/segment/validate', ROME, viewer)).status).toBe(200);
    expect((await ask('PUT', pathOf(made), { name: 'x' }, editor)).status).toBe(200);
    expect((await ask('DELETE', pathOf(made), '', editor)).status).toBe(200);
    expect((await ask('GET', '/v2/segment', '', 'cwt_nobody')).status).toBe(401);
    for (const [method, path] of [
      ['PATCH', '/v2/segment'],
      ['GET', '/api/segment/validate/x'],
      ['GET', '/v2/segment/a/b/c'],
    ] as const)
      expect([404, 405], `at ${path}`).toContain((await ask(method, path)).status);
  });
});

describe('trying a rule', () => {
  it('says with line and column what is wrong with it, and nothing when it is right', async () => {
    expect(
      await ask('POST', '/api/segment/validate', 'FILTER AND (\n  city = "Rome",\n  tone = = 1\n)'),
    ).toMatchObject({
      status: 400,
      data: null,
      error: { field: 'segment_ql', message: expect.stringContaining('3:') as string },
    });
    for (const body of [
      ROME,
      { segment_ql: ROME },
      { ast: { op: '=', args: [{ ident: 'city' }, { val: 'x' }] } },
    ])
      expect(await ask('POST', '/api/segment/validate', body)).toMatchObject({ status: 200, data: null });
    expect((await ask('POST', '/api/segment/validate', '')).status).toBe(400);
  });

  it('says how many it chooses, of a rule that is kept and of one that is not', async () => {
    await people({ ada: 'Rome', bob: 'Bonn', eve: 'Rome' });
    expect((await ask('POST', '/api/segment/size', ROME)).data).toMatchObject({ size: 2 });
    expect((await ask('POST', '/api/segment/size', 'FILTER *')).data).toMatchObject({ size: 3 });
    const made = await add();
    await judgeNow(hub);
    const known = { id: made['id'], name: 'Rome', slug_name: 'rome', size: 2 };
    expect((await ask('GET', '/api/segment/rome/size')).data).toEqual(known);
    expect((await ask('GET', '/api/segment/sizes')).data).toEqual([known]);
    expect((await ask('GET', '/v2/segment?sizes=true')).data).toMatchObject([{ size: 2 }]);
  });
});

describe('the members of a segment', () => {
  it('are entities, a page at a time, the latest first', async () => {
    await add();
    await add({ name: 'Everybody', segment_ql: 'FILTER *' });
    await people({ a: 'Rome', b: 'Bonn', c: 'Rome', d: 'Rome', e: 'Rome' });
    const first = await ask('GET', '/api/segment/rome/scan?limit=3');
    expect(first).toMatchObject({ total: 4, _next: expect.stringMatching(/\S/) as string });
    expect(first.data).toMatchObject([
      { _id: 'e', city: 'Rome', _segments: ['everybody', 'rome'], segments: ['everybody', 'rome'] },
      { _id: 'd' },
      { _id: 'c' },
    ]);
    const second = await ask('GET', `/v2/segment/rome/scan?limit=3&start=${first._next}`);
    expect(second.data).toMatchObject([{ _id: 'a' }]);
    expect(second._next).toBe('');
    expect((await ask('GET', '/api/segment/rome/scan?fields=city&limit=1')).data).toEqual([
      { _id: 'e', city: 'Rome' },
    ]);
    for (const query of ['limit=0', 'limit=x', 'start=!!!'])
      expect((await ask('GET', `/api/segment/rome/scan?${query}`)).status, `for ${query}`).toBe(400);
  });
});
