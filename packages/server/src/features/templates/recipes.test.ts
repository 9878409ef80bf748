import { shapeForInsider } from '@causeway/core/custom/insider-shape';
import { withoutEmpty } from '@causeway/core/custom/without-empty';
import type { JsonObject } from '@causeway/core/result/json';
import { expect, it } from 'vitest';
import { createJsonnetEngine } from '../../adapters/jsonnet/engine.ts';
import { RECIPES } from './recipes.data.ts';

const engine = createJsonnetEngine();

const render = (key: string, change: JsonObject = {}) => {
  const recipe = RECIPES.find((one) => one.key === key);
  const made = engine.compile(recipe?.source ?? '');
  if ('issues' in made) throw new Error(JSON.stringify(made.issues));
  return made.template.render({ ...recipe?.entity, ...change }, {});
};
const userOf = (key: string, change: JsonObject = {}) => {
  const rendered = render(key, change);
  if (rendered.kind !== 'rendered') throw new Error(JSON.stringify(rendered));
  const [user] = (rendered.value as { users: readonly JsonObject[] }).users;
  return user;
};

it.each(RECIPES.map(({ key }) => key))('%s makes of its entity what Insider takes as it is', (key) => {
  const rendered = render(key);
  expect(rendered.kind).toBe('rendered');
  if (rendered.kind !== 'rendered') return;
  // Nothing is empty, and nothing needs to be moved or left out.
  expect(withoutEmpty(rendered.value)).toEqual(rendered.value);
  expect(shapeForInsider(rendered.value)).toEqual({
    kind: 'shaped',
    body: rendered.value,
    users: 1,
    issues: [],
  });
});

it('the entrance replaces the membership, and tells of what was joined', () => {
  expect(userOf('insider_entrance')).toMatchObject({
    identifiers: { email: 'ada@example.com', uuid: 'u-1001' },
    attributes: {
      name: 'Ada',
      email_optin: true,
      custom: {
        lytics_computed_attr: ['newsletter', 'big_spenders'],
        lytics_content_mathematics: 0.9,
        score_intensity: 42,
      },
    },
    not_append: true,
    events: [
      {
        event_name: 'lytics_trigger',
        timestamp: '2026-01-02T03:04:05.678Z',
        event_params: { custom: { audience: 'big_spenders', trigger: 'enter' } },
      },
    ],
  });
});

it('the exit is the same upsert with the audiences that are left, and with none of them says so', () => {
  expect(userOf('insider_exit')).toMatchObject({
    attributes: { custom: { lytics_computed_attr: ['newsletter'] } },
    events: [{ timestamp: '2026-01-03T03:04:05.678Z', event_params: { custom: { trigger: 'exit' } } }],
  });
  expect(userOf('insider_exit', { _segments: [] })).toMatchObject({
    attributes: { custom: { lytics_computed_attr: ['none'] } },
  });
});

it('the alternative takes off what was left and not what stays, beside the identifiers', () => {
  expect(userOf('insider_exit_delete')).toEqual({
    identifiers: { email: 'ada@example.com', uuid: 'u-1001' },
    custom: { partial: { lytics_computed_attr: ['big_spenders'] } },
  });
});

it('each skips what is not for it, and who cannot be told from others', () => {
  const enter = [{ id: 'x', slug: 'x', event: 'enter', enter: '2026-01-01T00:00:00Z' }];
  const exit = [{ id: 'x', slug: 'x', event: 'exit', exit: '2026-01-01T00:00:00Z' }];
  const change = [{ id: 'x', slug: 'x', event: 'change' }];
  for (const key of ['insider_exit', 'insider_exit_delete'])
    expect(render(key, { segment_events: enter }), `for ${key}`).toMatchObject({ kind: 'skipped' });
  expect(render('insider_entrance', { segment_events: exit }).kind).toBe('skipped');
  for (const { key } of RECIPES) {
    expect(render(key, { segment_events: change }).kind, `for ${key}`).toBe('skipped');
    expect(render(key, { email: '', _id: null }), `for ${key}`).toMatchObject({
      kind: 'skipped',
      message: expect.stringContaining('who this is') as string,
    });
  }
});

it('an ordinary event, which joins and leaves nothing, brings the profile', () => {
  const user = userOf('insider_entrance', { segment_events: [], language: '' });
  expect(user).not.toHaveProperty('events');
  expect(user?.['attributes']).not.toHaveProperty('language');
});

it('no recipe names the address that erases people as a target', () => {
  for (const { source } of RECIPES) expect(source).not.toContain('/v1/delete');
});
