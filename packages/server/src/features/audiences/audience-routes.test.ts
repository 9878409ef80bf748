import { triggerKind } from '@causeway/core/trigger/trigger-kind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminClient, plain, type Body, type Reply } from '../../app/testing/admin-client.ts';
import { byTest, startAdminHub, type AdminHub } from '../../app/testing/admin-hub.ts';
import { judgeNow } from '../../app/testing/judge-now.ts';

const PATH = '/v1/admin/audiences';

describe('keeping audiences', () => {
  let hub: AdminHub;
  let client: AdminClient;
  let workspace: number;

  beforeAll(async () => {
    hub = await startAdminHub({ kinds: [triggerKind] });
    const made = await hub.addWorkspace('w');
    workspace = made.id;
    client = new AdminClient(hub.app, made.token);
    await client.call('PUT', '/v1/admin/attributes/city', { label: 'City', type: 'string' });
  });
  afterAll(() => hub.close());

  const add = (name: string, filter: string, more: object = {}): Promise<Reply> =>
    client.call('POST', PATH, { name, filter, ...more });
  const change = (made: Reply, body: object, headers = {}): Promise<Reply> =>
    client.call('PATCH', `${PATH}/${plain(made.body['id'])}`, body, headers);
  const epoch = (): number => hub.modelOf(workspace).audiences?.model.epoch ?? 0;
  const problem = ({ status, body }: Reply) => ({
    status,
    type: plain(body['type']).split(':').at(-1),
    errors: (body['errors'] as unknown as Body[]).map(({ pointer, code }) => [pointer, code]),
  });

  it('makes one of a text or of a tree, with a slug of its name', async () => {
    const filter = '-- the capital\nFILTER city = "Ankara"';
    const text = await add('Gäste aus Ankara', filter);
    expect(text.body).toMatchObject({
      slug: 'gaste_aus_ankara',
      filter,
      rule: { kind: 'compare', operand: { kind: 'field', path: ['city'] }, operator: '=', value: 'Ankara' },
      has_comments: true,
      announce: false,
      description: '',
      members: 0,
      revision: 1,
      judged: false,
      warnings: [],
      used_by: { audiences: [], integrations: [] },
    });
    expect(text.headers).toMatchObject({
      etag: '"1"',
      location: `${PATH}/${plain(text.body['id'])}`,
    });
    const tree = await client.call('POST', PATH, {
      name: 'Others',
      slug: 'the_others',
      rule: { kind: 'not', rule: { kind: 'audience', slug: 'gaste_aus_ankara' } },
    });
    expect(tree.body).toMatchObject({
      slug: 'the_others',
      filter: 'FILTER NOT INCLUDE gaste_aus_ankara',
      has_comments: false,
    });
    expect((await client.call('GET', `${PATH}/${plain(text.body['id'])}`)).body).toMatchObject({
      used_by: { audiences: [{ id: tree.body['id'], name: 'Others' }] },
    });
    const list = await client.call('GET', PATH);
    expect(list.body['data']).toMatchObject([{ name: 'Gäste aus Ankara' }, { name: 'Others' }]);
    expect(list.body['judging']).toMatchObject({ state: 'running', looked: 0, total: 0 });
    await judgeNow(hub);
    const judged = await client.call('GET', PATH);
    expect(judged.body['judging']).toMatchObject({ state: 'done' });
    expect(judged.body['data']).toMatchObject([{ judged: true }, { judged: true }]);
  });

  it('takes one form of a rule, and says where it is wrong', async () => {
    expect(problem(await client.call('POST', PATH, { name: 'None' }))).toEqual({
      status: 422,
      type: 'invalid',
      errors: [['/filter', 'missing']],
    });
    const both = { name: 'Both', filter: 'FILTER *', rule: { kind: 'all' } };
    expect(problem(await client.call('POST', PATH, both)).errors).toEqual([['/rule', 'repeated']]);
    const unread = await add('Unread', 'FILTER city = "Ankara"\nAND OR');
    expect(problem(unread).errors).toMatchObject([['/filter', 'filter_syntax']]);
    expect(unread.body['errors']?.[0]?.['message']).toMatch(/^2:\d+: /);
    const unknown = await client.call('POST', PATH, {
      name: 'Unknown',
      rule: {
        kind: 'and',
        rules: [{ kind: 'all' }, { kind: 'not', rule: { kind: 'audience', slug: 'nobody' } }],
      },
    });
    expect(problem(unknown).errors).toEqual([['/rule/rules/1/rule', 'audience_unknown']]);
    expect(problem(await add('Unknown', 'FILTER INCLUDE nobody')).errors).toEqual([
      ['/filter', 'audience_unknown'],
    ]);
    const cycle = await client.call('PATCH', `${PATH}/${await idOf('Gäste aus Ankara')}`, {
      filter: 'FILTER INCLUDE the_others',
    });
    expect(problem(cycle).errors).toEqual([['/filter', 'audience_cycle']]);
  });

  const idOf = async (name: string): Promise<string> => {
    const all = (await client.call('GET', PATH)).body['data'] as unknown as Body[];
    return plain(all.find((one) => plain(one['name']) === name)?.['id']);
  };

  it('gives no name and no slug twice, but those of who is gone', async () => {
    const vip = await add('VIP', 'FILTER *');
    expect(problem(await add('VIP', 'FILTER *'))).toMatchObject({ status: 409, type: 'name_taken' });
    expect(problem(await add('Other', 'FILTER *', { slug: 'vip' }))).toMatchObject({
      status: 409,
      type: 'slug_taken',
    });
    const second = await add('V.I.P', 'FILTER *');
    const third = await add('vip!', 'FILTER *');
    expect([second.body['slug'], third.body['slug']]).toEqual(['v_i_p', 'vip_2']);
    expect(problem(await change(third, { slug: 'vip' }))).toMatchObject({ status: 409, type: 'slug_taken' });
    expect(problem(await change(third, { name: 'VIP' }))).toMatchObject({ status: 409, type: 'name_taken' });
    await client.call('DELETE', `${PATH}/${plain(vip.body['id'])}`);
    expect((await client.call('GET', `${PATH}/${plain(vip.body['id'])}`)).status).toBe(404);
    expect((await change(third, { slug: 'vip', name: 'VIP' })).body).toMatchObject({ slug: 'vip' });
  });

  it('judges everybody again when the rule means something else, and only then', async () => {
    const made = await add('Berliners', 'FILTER city = "Berlin"', { announce: true });
    expect(made.body).toMatchObject({ announce: true });
    const before = epoch();
    const same = await change(made, { filter: '-- a city\nFILTER city\n  = "Berlin"', announce: false });
    expect(same.body).toMatchObject({ revision: 2, announce: true, has_comments: true });
    await change(made, { name: 'From Berlin', description: 'All of them' });
    expect(epoch()).toBe(before);
    await judgeNow(hub);
    expect((await change(made, { filter: 'FILTER city = "Bonn"' })).body).toMatchObject({
      revision: 4,
      announce: true,
      judged: false,
      name: 'From Berlin',
    });
    expect(epoch()).toBe(before + 1);
    const tree = { kind: 'compare', operand: { kind: 'field', path: ['city'] }, operator: '=' };
    expect((await change(made, { rule: { ...tree, value: 'Bonn' } })).body).toMatchObject({ revision: 5 });
    expect(epoch()).toBe(before + 1);
    await change(made, { rule: { ...tree, value: 'Köln' }, announce: false });
    expect(epoch()).toBe(before + 2);
    // Another one that begins leaves those judged that were.
    await judgeNow(hub);
    await add('Later', 'FILTER city = "Later"');
    const all = (await client.call('GET', PATH)).body['data'] as unknown as Body[];
    expect(all.filter((one) => !(one['judged'] as unknown as boolean)).map(({ name }) => name)).toEqual([
      'Later',
    ]);
  });

  it('counts from the beginning what nobody counted, and goes on with what others count', async () => {
    const epochs = () =>
      new Map(
        [...(hub.modelOf(workspace).audiences?.model.tallies.values() ?? [])].map((one) => [
          one.definition.event,
          one.epoch,
        ]),
      );
    const first = await add('Buyers', 'FILTER count("Order Completed") > 0');
    const began = epoch();
    expect(epochs()).toEqual(new Map([['Order Completed', began]]));
    const second = await add('Few', 'FILTER count("Order Completed") > 0 AND city = "Ankara"');
    expect(epochs().get('Order Completed')).toBe(began);
    await change(first, { filter: 'FILTER count("Cart Viewed") > 0' });
    expect(epochs().get('Order Completed')).toBe(began);
    await client.call('DELETE', `${PATH}/${plain(second.body['id'])}`);
    expect([...epochs().keys()]).toEqual(['Cart Viewed']);
    // It was not counted in between.
    await change(first, { filter: 'FILTER count("Order Completed") > 0' });
    expect(epochs()).toEqual(new Map([['Order Completed', epoch()]]));
    await client.call('DELETE', `${PATH}/${plain(first.body['id'])}`);
  });

  it('takes nothing away that is named, by rules or by integrations', async () => {
    const named = await add('Named', 'FILTER city = "Rome"');
    const naming = await add('Naming', 'FILTER INCLUDE named');
    const id = plain(named.body['id']);
    const integration = await hub.config.addIntegration(
      { workspace, kind: 'audience_trigger', name: 'Job', settings: { audiences: [id] }, secrets: {} },
      hub.now,
      byTest,
    );
    const removed = await client.call('DELETE', `${PATH}/${id}`);
    expect(problem(removed)).toMatchObject({ status: 409, type: 'in_use' });
    expect(removed.body['detail']).toContain('"Naming", "Job"');
    expect(problem(await change(named, { slug: 'other' }))).toMatchObject({ status: 409, type: 'in_use' });
    expect((await client.call('GET', `${PATH}/${id}`)).body['used_by']).toEqual({
      audiences: [{ id: naming.body['id'], name: 'Naming' }],
      integrations: [{ id: integration.id, name: 'Job' }],
    });
    await client.call('DELETE', `${PATH}/${plain(naming.body['id'])}`);
    expect((await change(named, { slug: 'other' })).body).toMatchObject({ slug: 'other' });
    expect((await client.call('DELETE', `${PATH}/${id}`)).body['detail']).toContain('"Job"');
    await hub.config.changeIntegration(workspace, integration.id, { state: 'removed' }, hub.now, byTest);
    expect((await client.call('DELETE', `${PATH}/${id}`)).status).toBe(204);
  });

  it('is changed by who has seen what is there, and written down', async () => {
    const made = await add('Seen', 'FILTER *');
    expect((await change(made, { description: 'Mine' }, { 'if-match': '"1"' })).status).toBe(200);
    expect((await change(made, { description: 'Theirs' }, { 'if-match': '"1"' })).status).toBe(412);
    const path = `${PATH}/${plain(made.body['id'])}`;
    expect((await client.call('DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(412);
    expect((await client.call('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(204);
    const audit = await client.call('GET', '/v1/admin/audit?action=audience&limit=3');
    expect(audit.body['data']).toMatchObject([
      {
        action: 'audience.remove',
        target: { kind: 'audience', name: 'Seen' },
        before: { filter: 'FILTER *' },
      },
      { action: 'audience.change', before: { description: '' }, after: { description: 'Mine', revision: 2 } },
      { action: 'audience.add', before: null, after: { slug: 'seen', announce: false } },
    ]);
  });

  it('checks a rule without keeping it', async () => {
    const check = async (body: object): Promise<Body> =>
      (await client.call('POST', '/v1/admin/audience-checks', body)).body;
    expect(await check({ filter: 'FILTER citty = "Ankara"' })).toMatchObject({
      filter: 'FILTER citty = "Ankara"',
      rule: { kind: 'compare' },
      issues: [{ severity: 'warning', code: 'field_unknown', field: 'operand' }],
    });
    expect(await check({ filter: 'FILTER\n  city = ' })).toMatchObject({
      rule: null,
      issues: [{ severity: 'error', line: 2, code: 'filter_syntax' }],
    });
    expect(await check({ rule: { kind: 'audience', slug: 'the_others' } })).toMatchObject({
      filter: 'FILTER INCLUDE the_others',
      issues: [],
    });
    const id = await idOf('Gäste aus Ankara');
    expect(await check({ rule: { kind: 'audience', slug: 'the_others' }, id })).toMatchObject({
      issues: [{ severity: 'error', code: 'audience_cycle' }],
    });
    const deep = Array.from({ length: 25 }).reduce<object>((rule) => ({ kind: 'not', rule }), {
      kind: 'all',
    });
    expect(await check({ rule: deep })).toMatchObject({ issues: [{ code: 'rule_too_deep' }] });
    expect(problem(await client.call('POST', '/v1/admin/audience-checks', {})).status).toBe(422);
    const foreign = await client.call('POST', '/v1/admin/audience-checks', {
      filter: 'FILTER *',
      id: '0'.repeat(32),
    });
    expect(problem(foreign)).toMatchObject({ status: 422, errors: [['/id', 'unknown']] });
  });
});
